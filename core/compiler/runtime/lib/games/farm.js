// A small farm: plant, wait, harvest, sell; a market whose prices move.
import { html } from '../../vendor/lit-html/lit-html.js';

const CROPS = [
  { name: 'Wheat', sign: '🌾', seed: 2, days: 2, price: 5 },
  { name: 'Carrots', sign: '🥕', seed: 4, days: 3, price: 10 },
  { name: 'Pumpkins', sign: '🎃', seed: 8, days: 5, price: 24 },
];
const LAST = 30;

export function play({ level, redraw, say, over }) {
  const fields = Array.from({ length: 9 }, () => null);
  const stock = CROPS.map(() => 0);
  let prices = CROPS.map(crop => crop.price);
  let coins = [30, 20, 12][level];
  let day = 1;
  let chosen = 0;
  let told = 'Choose a seed, then an empty field.';

  function click(at) {
    const grown = fields[at];
    const crop = CROPS[grown ? grown.crop : chosen];
    if (!grown && coins < crop.seed) told = 'Too few coins for this seed.';
    else if (!grown) {
      coins -= crop.seed;
      fields[at] = { crop: chosen, ripe: day + crop.days };
      told = `${crop.name} planted; ripe on day ${day + crop.days}.`;
    } else if (grown.ripe > day) told = `${crop.name}: ripe on day ${grown.ripe}.`;
    else {
      stock[grown.crop] += 2;
      fields[at] = null;
      told = `${crop.name} harvested: 2 in the barn.`;
    }
    say(coins);
    redraw();
  }

  function sell(at) {
    coins += stock[at] * prices[at];
    told = `${CROPS[at].name} sold for ${stock[at] * prices[at]} coins.`;
    stock[at] = 0;
    say(coins);
    redraw();
  }

  function sleep() {
    day += 1;
    prices = CROPS.map(crop => Math.max(1, Math.round(crop.price * (0.7 + Math.random() * 0.6))));
    told = `Day ${day} of ${LAST}.`;
    if (day > LAST) over(coins);
    redraw();
  }

  function label(at) {
    const grown = fields[at];
    if (!grown) return `Field ${at + 1}: empty, plant`;
    return `Field ${at + 1}: ${CROPS[grown.crop].name}, ${grown.ripe > day ? `ripe on day ${grown.ripe}` : 'ripe, harvest'}`;
  }

  const sign = grown => (!grown ? '🟫' : grown.ripe > day ? '🌱' : CROPS[grown.crop].sign);

  return {
    draw: () => html`<p><strong>Coins ${coins}</strong> · Day ${day} / ${LAST}</p><p role="status">${told}</p>
      <div class="row" role="group" aria-label="Seed">${CROPS.map((crop, at) => html`<button type="button" class="secondary" aria-pressed=${chosen === at} @click=${() => { chosen = at; redraw(); }}>${crop.sign} ${crop.name} (${crop.seed})</button>`)}</div>
      <div class="farm">${fields.map((grown, at) => html`<button type="button" class="match-tile" aria-label=${label(at)} @click=${() => click(at)}>${sign(grown)}</button>`)}</div>
      <div class="row">${CROPS.map((crop, at) => html`<button type="button" class="secondary" ?disabled=${!stock[at]} @click=${() => sell(at)}>Sell ${stock[at]} ${crop.sign} at ${prices[at]}</button>`)}
      <button type="button" @click=${sleep}>Next day</button></div>`,
  };
}
