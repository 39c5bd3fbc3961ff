// Memory: turn two, keep the pairs.
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';

const FACES = ['🍎', '🐝', '⛵', '🎲', '🌙', '🎈', '🍀', '🦊', '🚲', '🎸', '🌵', '🐙', '🧩', '🍋', '🚀', '🏆', '🐌', '🔑'];

const shuffled = list => list.map(item => [Math.random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);

export function play({ level, redraw, say, over }) {
  const pairs = [6, 8, 12][level];
  const cards = shuffled([...shuffled(FACES).slice(0, pairs)].flatMap(face => [face, face])).map(face => ({ face, found: false }));
  let open = [];
  let turns = 0;
  let timer = 0;

  const points = () => Math.max(10, pairs * 100 - Math.max(0, turns - pairs) * 10);

  function turn(at) {
    if (cards[at].found || open.includes(at)) return;
    if (open.length === 2) close();
    open.push(at);
    if (open.length === 2) {
      turns += 1;
      const [one, other] = open.map(each => cards[each]);
      if (one.face === other.face) {
        one.found = other.found = true;
        open = [];
        say(cards.filter(card => card.found).length * 50);
        if (cards.every(card => card.found)) {
          over(points());
          return;
        }
      } else timer = setTimeout(close, 900);
    }
    redraw();
  }

  function close() {
    clearTimeout(timer);
    open = [];
    redraw();
  }

  return {
    draw: () => html`<div class="memory">${cards.map((card, at) => {
      const up = card.found || open.includes(at);
      return html`<button type="button" class="memory-card" aria-pressed=${up} aria-label=${up ? card.face : t('card_n', { n: at + 1 })} @click=${() => turn(at)}>${up ? card.face : ''}</button>`;
    })}</div>`,
    stop: () => clearTimeout(timer),
  };
}
