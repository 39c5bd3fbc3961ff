// Match three: swap two neighbours so that three of a kind meet.
import { html } from '../../vendor/lit-html/lit-html.js';

const SIDE = 7;
const KINDS = ['🍓', '🍋', '🫐', '🥝', '🍇', '🍊'];

export function play({ level, redraw, say, over }) {
  const kinds = KINDS.slice(0, 4 + level);
  const any = () => kinds[Math.floor(Math.random() * kinds.length)];
  const grid = Array.from({ length: SIDE * SIDE }, any);
  let left = 20;
  let score = 0;
  let chosen = null;

  function runs() {
    const hit = new Set();
    for (let at = 0; at < grid.length; at += 1) {
      const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
      for (const [step, room] of [[1, x <= SIDE - 3], [SIDE, y <= SIDE - 3]]) {
        if (room && grid[at] === grid[at + step] && grid[at] === grid[at + 2 * step]) [0, 1, 2].forEach(n => hit.add(at + n * step));
      }
    }
    return hit;
  }

  // Everything above falls, new ones come from the top; again until nothing is left to take.
  function settle(counted) {
    for (let hit = runs(); hit.size; hit = runs()) {
      if (counted) score += hit.size * 10;
      for (const at of [...hit].sort((a, b) => a - b)) {
        for (let place = at; place >= SIDE; place -= SIDE) grid[place] = grid[place - SIDE];
        grid[at % SIDE] = any();
      }
    }
  }
  settle(false);

  function pick(at) {
    const near = chosen !== null && Math.abs((at % SIDE) - (chosen % SIDE)) + Math.abs(Math.floor(at / SIDE) - Math.floor(chosen / SIDE)) === 1;
    if (!near) {
      chosen = at;
      redraw();
      return;
    }
    [grid[at], grid[chosen]] = [grid[chosen], grid[at]];
    if (runs().size) {
      settle(true);
      left -= 1;
      say(score);
    } else [grid[at], grid[chosen]] = [grid[chosen], grid[at]];
    chosen = null;
    if (!left) over(score);
    redraw();
  }

  return { draw: () => html`<div class="match">${grid.map((kind, at) => html`<button type="button" class="match-tile" aria-pressed=${at === chosen} aria-label="${kind} ${(at % SIDE) + 1}/${Math.floor(at / SIDE) + 1}" @click=${() => pick(at)}>${kind}</button>`)}</div><p>${left} ×</p>` };
}
