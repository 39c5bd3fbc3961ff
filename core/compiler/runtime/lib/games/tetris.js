// Falling blocks: full rows vanish.
import { canvasGame } from './canvas.js';

const [WIDE, HIGH] = [10, 20];
const SHAPES = [[[1, 1, 1, 1]], [[1, 1], [1, 1]], [[0, 1, 0], [1, 1, 1]], [[1, 0, 0], [1, 1, 1]], [[0, 0, 1], [1, 1, 1]], [[0, 1, 1], [1, 1, 0]], [[1, 1, 0], [0, 1, 1]]];
const COLOURS = ['info', 'warn', 'accent', 'good', 'bad', 'edge', 'accent-text'];

export function play({ level, token, say, over }) {
  const rows = Array.from({ length: HIGH }, () => Array(WIDE).fill(null));
  let score = 0;
  let piece = fresh();

  function fresh() {
    const kind = Math.floor(Math.random() * SHAPES.length);
    return { shape: SHAPES[kind], colour: COLOURS[kind], x: 3, y: 0 };
  }

  const fits = ({ shape, x, y }) => shape.every((line, dy) => line.every((on, dx) => !on || (x + dx >= 0 && x + dx < WIDE && y + dy < HIGH && !rows[y + dy][x + dx])));

  function step() {
    const lower = { ...piece, y: piece.y + 1 };
    if (fits(lower)) {
      piece = lower;
      return;
    }
    piece.shape.forEach((line, dy) => line.forEach((on, dx) => {
      if (on) rows[piece.y + dy][piece.x + dx] = piece.colour;
    }));
    const open = rows.filter(row => row.includes(null));
    const cleared = HIGH - open.length;
    if (cleared) {
      rows.splice(0, HIGH, ...Array.from({ length: cleared }, () => Array(WIDE).fill(null)), ...open);
      score += [0, 100, 300, 500, 800][cleared];
      say(score);
    }
    piece = fresh();
    if (!fits(piece)) over(score);
  }

  function paint(pen, size) {
    const cell = size / HIGH;
    const left = (size - WIDE * cell) / 2;
    const block = (x, y, colour) => {
      pen.fillStyle = token(colour);
      pen.fillRect(left + x * cell + 1, y * cell + 1, cell - 2, cell - 2);
    };
    pen.fillStyle = token('bg');
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = token('sunken');
    pen.fillRect(left, 0, WIDE * cell, size);
    rows.forEach((row, y) => row.forEach((colour, x) => colour && block(x, y, colour)));
    piece.shape.forEach((line, dy) => line.forEach((on, dx) => on && block(piece.x + dx, piece.y + dy, piece.colour)));
  }

  return {
    ...canvasGame({ size: 560, every: [620, 420, 240][level], step, paint }),
    keys: ['left', 'up', 'down', 'right'],
    press(key) {
      const turned = piece.shape[0].map((_, x) => piece.shape.map(line => line[x]).reverse());
      const tries = { left: { x: piece.x - 1 }, right: { x: piece.x + 1 }, up: { shape: turned }, down: { y: piece.y + 1 } };
      const moved = { ...piece, ...tries[key] };
      if (fits(moved)) piece = moved;
    },
  };
}
