// A road of five lanes: steer past what comes, gather coins, three bumps and it is over.
import { canvasGame } from './canvas.js';

const SIZE = 560;
const LANES = 5;
const WIDE = SIZE / LANES;
const MINE = SIZE - 90;
const middle = lane => (lane + 0.5) * WIDE;

export function play({ level, token, say, over }) {
  let lane = 2;
  let score = 0;
  let lives = 3;
  let ticks = 0;
  let hurt = 0;
  let coming = [];

  function step() {
    ticks += 1;
    hurt = Math.max(0, hurt - 1);
    const speed = 4 + level * 1.5 + Math.min(5, ticks / 500);
    if (ticks % [30, 22, 16][level] === 0) coming.push({ lane: Math.floor(Math.random() * LANES), y: -50, coin: Math.random() < 0.3 });
    for (const one of coming) {
      one.y += speed;
      if (!one.gone && one.lane === lane && Math.abs(one.y - MINE) < 50) {
        one.gone = true;
        if (one.coin) score += 20;
        else {
          lives -= 1;
          hurt = 12;
        }
        say(score);
      } else if (!one.gone && one.y > SIZE + 40) {
        one.gone = true;
        score += one.coin ? 0 : 10;
        say(score);
      }
    }
    coming = coming.filter(one => !one.gone);
    if (lives <= 0) over(score);
  }

  function car(pen, x, y, colour) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.roundRect(x - 26, y - 42, 52, 84, 14);
    pen.fill();
    pen.strokeStyle = token('on-deep');
    pen.lineWidth = 3;
    pen.stroke();
    pen.fillStyle = token('deep');
    pen.fillRect(x - 18, y - 22, 36, 16);
    pen.fillRect(x - 18, y + 14, 36, 12);
  }

  function paint(pen) {
    pen.fillStyle = token('deep');
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.fillStyle = token('on-deep');
    for (let side = 1; side < LANES; side += 1) for (let y = (ticks * 6) % 80 - 80; y < SIZE; y += 80) pen.fillRect(side * WIDE - 2, y, 4, 36);
    for (const one of coming) {
      if (!one.coin) car(pen, middle(one.lane), one.y, token('bad-bg'));
      else {
        pen.fillStyle = token('warn-bg');
        pen.beginPath();
        pen.arc(middle(one.lane), one.y, 20, 0, 7);
        pen.fill();
      }
    }
    if (hurt % 4 < 2) car(pen, middle(lane), MINE, token('accent'));
    pen.fillStyle = token('on-deep');
    pen.font = '22px sans-serif';
    pen.fillText('♥'.repeat(Math.max(0, lives)), 14, 32);
  }

  return {
    ...canvasGame({ size: SIZE, every: 33, step, paint }),
    keys: ['left', 'right'],
    press(key) {
      if (key === 'left') lane = Math.max(0, lane - 1);
      if (key === 'right') lane = Math.min(LANES - 1, lane + 1);
    },
  };
}
