// Snake: eat, grow, do not bite yourself.
import { canvasGame } from './canvas.js';

const CELLS = 18;
const WAYS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

export function play({ level, token, say, over }) {
  let snake = [[8, 9], [7, 9], [6, 9]];
  let way = 'right';
  let next = 'right';
  let food = [13, 9];

  function place() {
    do food = [Math.floor(Math.random() * CELLS), Math.floor(Math.random() * CELLS)];
    while (snake.some(([x, y]) => x === food[0] && y === food[1]));
  }

  function step() {
    way = next;
    const head = [snake[0][0] + WAYS[way][0], snake[0][1] + WAYS[way][1]];
    const hit = head.some(part => part < 0 || part >= CELLS) || snake.slice(0, -1).some(([x, y]) => x === head[0] && y === head[1]);
    if (hit) {
      over((snake.length - 3) * 10);
      return;
    }
    snake.unshift(head);
    if (head[0] === food[0] && head[1] === food[1]) {
      say((snake.length - 3) * 10);
      place();
    } else snake.pop();
  }

  function paint(pen, size) {
    const cell = size / CELLS;
    pen.fillStyle = token('sunken');
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = token('bad');
    pen.beginPath();
    pen.arc((food[0] + 0.5) * cell, (food[1] + 0.5) * cell, cell * 0.4, 0, 7);
    pen.fill();
    snake.forEach(([x, y], at) => {
      pen.fillStyle = token(at ? 'accent' : 'accent-text');
      pen.beginPath();
      pen.roundRect(x * cell + 1, y * cell + 1, cell - 2, cell - 2, cell * 0.3);
      pen.fill();
    });
  }

  return {
    ...canvasGame({ size: 540, every: [190, 130, 85][level], step, paint }),
    keys: ['left', 'up', 'down', 'right'],
    press(key) {
      if (WAYS[key] && WAYS[key][0] + WAYS[way][0] !== 0) next = key;
      else if (WAYS[key] && WAYS[key][1] + WAYS[way][1] !== 0) next = key;
    },
  };
}
