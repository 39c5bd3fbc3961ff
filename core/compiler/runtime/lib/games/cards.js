// Higher or lower: is the next card higher?
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';

const SUITS = ['♠', '♥', '♦', '♣'];
const NAMES = ['2', '3', '4', '5', '6', '7', '8', '9', '10', 'J', 'Q', 'K', 'A'];

export function play({ level, redraw, say, over }) {
  const deck = SUITS.flatMap(suit => NAMES.map((name, value) => ({ suit, name, value }))).map(card => [Math.random(), card]).sort(([a], [b]) => a - b).map(([, card]) => card);
  let score = 0;
  let wrong = 0;
  const allowed = [3, 2, 1][level];
  let card = deck.pop();
  let before = null;

  function guess(higher) {
    before = card;
    card = deck.pop();
    if (card.value === before.value || higher === card.value > before.value) score += 10;
    else wrong += 1;
    say(score);
    if (wrong >= allowed || !deck.length) over(score);
    redraw();
  }

  const face = one => html`<span class="playing-card ${'♥♦'.includes(one.suit) ? 'red' : ''}">${one.name}<br />${one.suit}</span>`;

  return {
    draw: () => html`<div class="row">${before ? face(before) : ''} ${face(card)}</div>
      <div class="row"><button type="button" @click=${() => guess(true)}>${t('higher')}</button><button type="button" class="secondary" @click=${() => guess(false)}>${t('lower')}</button><span>${'♥'.repeat(Math.max(0, allowed - wrong))}</span></div>`,
  };
}
