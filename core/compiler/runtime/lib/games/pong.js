// A ball between two bats: the other side plays by itself, and each ball it misses is ten points.
import { canvasGame } from './canvas.js';

const SIZE = 560;
const BAT = 110;

export function play({ level, token, say, over }) {
  let mine = SIZE / 2;
  let theirs = SIZE / 2;
  let score = 0;
  let lives = 3;
  let ball = serve(1);

  function serve(way) {
    return { x: SIZE / 2, y: SIZE / 2, dx: (Math.random() - 0.5) * 6, dy: way * (5 + level * 1.5) };
  }

  function struck(bat) {
    ball.dy = -ball.dy * 1.03;
    ball.dx += (ball.x - bat) / 14;
  }

  function step() {
    ball.x += ball.dx;
    ball.y += ball.dy;
    if (ball.x < 10 || ball.x > SIZE - 10) {
      ball.dx = -ball.dx;
      ball.x = Math.min(SIZE - 10, Math.max(10, ball.x));
    }
    theirs += Math.max(-1, Math.min(1, (ball.x - theirs) / 20)) * [2.6, 3.6, 4.8][level];
    if (ball.dy < 0 && ball.y < 34 && ball.y > 14 && Math.abs(ball.x - theirs) < BAT / 2 + 8) struck(theirs);
    if (ball.dy > 0 && ball.y > SIZE - 34 && ball.y < SIZE - 14 && Math.abs(ball.x - mine) < BAT / 2 + 8) {
      struck(mine);
      score += 1;
      say(score);
    }
    if (ball.y < -10) {
      score += 10;
      say(score);
      ball = serve(-1);
    } else if (ball.y > SIZE + 10) {
      lives -= 1;
      ball = serve(1);
      if (lives <= 0) over(score);
    }
  }

  function paint(pen) {
    pen.fillStyle = token('deep');
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.fillStyle = token('on-deep');
    for (let x = 8; x < SIZE; x += 32) pen.fillRect(x, SIZE / 2 - 1, 16, 2);
    pen.font = '22px sans-serif';
    pen.fillText('♥'.repeat(Math.max(0, lives)), 14, SIZE / 2 - 12);
    pen.fillRect(theirs - BAT / 2, 16, BAT, 12);
    pen.beginPath();
    pen.arc(ball.x, ball.y, 10, 0, 7);
    pen.fill();
    pen.fillStyle = token('accent');
    pen.fillRect(mine - BAT / 2, SIZE - 28, BAT, 12);
  }

  return {
    ...canvasGame({ size: SIZE, every: 25, step, paint }),
    keys: ['left', 'right'],
    press(key) {
      if (key === 'left') mine = Math.max(BAT / 2, mine - 40);
      if (key === 'right') mine = Math.min(SIZE - BAT / 2, mine + 40);
    },
  };
}
