// A shooter: move, fire, let none of them reach the ground.
import { canvasGame } from './canvas.js';

const SIZE = 560;

export function play({ level, token, say, over }) {
  let me = SIZE / 2;
  let score = 0;
  let ticks = 0;
  let lives = 3;
  let shots = [];
  let foes = [];

  function step() {
    ticks += 1;
    if (ticks % [34, 24, 16][level] === 0) foes.push({ x: 30 + Math.random() * (SIZE - 60), y: -10, speed: 1.6 + level * 0.7 + Math.random() });
    shots = shots.map(shot => ({ ...shot, y: shot.y - 9 })).filter(shot => shot.y > -10);
    foes = foes.map(foe => ({ ...foe, y: foe.y + foe.speed }));
    for (const foe of foes) {
      const hit = shots.find(shot => Math.hypot(shot.x - foe.x, shot.y - foe.y) < 22);
      if (hit) {
        hit.y = -99;
        foe.gone = true;
        score += 10;
        say(score);
      } else if (foe.y > SIZE - 20) {
        foe.gone = true;
        lives -= 1;
      }
    }
    foes = foes.filter(foe => !foe.gone);
    if (lives <= 0) over(score);
  }

  function paint(pen) {
    pen.fillStyle = token('deep');
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.fillStyle = token('on-deep');
    pen.font = '20px sans-serif';
    pen.fillText('♥'.repeat(Math.max(0, lives)), 14, 30);
    pen.fillStyle = token('warn-bg');
    shots.forEach(({ x, y }) => pen.fillRect(x - 2, y - 8, 4, 14));
    pen.fillStyle = token('bad-bg');
    foes.forEach(({ x, y }) => {
      pen.beginPath();
      pen.arc(x, y, 16, Math.PI, 0);
      pen.lineTo(x + 16, y + 12);
      pen.lineTo(x, y + 4);
      pen.lineTo(x - 16, y + 12);
      pen.fill();
    });
    pen.fillStyle = token('accent');
    pen.beginPath();
    pen.moveTo(me, SIZE - 42);
    pen.lineTo(me + 20, SIZE - 10);
    pen.lineTo(me - 20, SIZE - 10);
    pen.fill();
  }

  return {
    ...canvasGame({ size: SIZE, every: 33, step, paint }),
    keys: ['left', 'fire', 'right'],
    press(key) {
      if (key === 'left') me = Math.max(24, me - 26);
      if (key === 'right') me = Math.min(SIZE - 24, me + 26);
      if (key === 'fire' || key === 'up') shots.push({ x: me, y: SIZE - 46 });
    },
  };
}
