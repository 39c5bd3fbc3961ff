// The sliding puzzle: bring the numbers into their order.
import { html } from '../../vendor/lit-html/lit-html.js';

export function play({ level, redraw, say, over }) {
  const side = [3, 4, 5][level];
  const tiles = Array.from({ length: side * side }, (_, at) => (at + 1) % (side * side));
  let moves = 0;
  let stuck = 0;
  const started = Date.now();

  const near = (a, b) => Math.abs((a % side) - (b % side)) + Math.abs(Math.floor(a / side) - Math.floor(b / side)) === 1;

  function swap(at) {
    const hole = tiles.indexOf(0);
    if (!near(at, hole)) return false;
    [tiles[at], tiles[hole]] = [tiles[hole], tiles[at]];
    return true;
  }

  // Mixed by moves, so that it can always be solved.
  for (let n = 0; n < side * side * 30; n += 1) swap(Math.floor(Math.random() * tiles.length));

  function move(at) {
    if (at < 0 || at >= tiles.length || !swap(at)) {
      stuck += 1; // What cannot move shakes.
      redraw();
      return;
    }
    moves += 1;
    say(moves);
    if (tiles.every((tile, place) => tile === (place + 1) % tiles.length)) over(Math.max(10, side * side * 120 - moves * 5 - Math.floor((Date.now() - started) / 1000)));
    redraw();
  }

  return {
    draw: () => html`<div class="puzzle" data-stuck=${stuck && (stuck % 2 ? 'odd' : 'even')} .style=${`--side:${side}`}>${tiles.map((tile, at) => html`<button type="button" class="puzzle-tile" ?disabled=${!tile} aria-label=${tile || '–'} @click=${() => move(at)}>${tile || ''}</button>`)}</div>`,
    keys: ['left', 'up', 'down', 'right'],
    press(key) {
      const hole = tiles.indexOf(0);
      move(hole + { left: 1, right: -1, up: side, down: -side }[key]);
    },
  };
}
