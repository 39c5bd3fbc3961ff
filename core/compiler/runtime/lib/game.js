// The frame of a game: level, points, buttons for touch, and the score board.
// Buttons answer at once when they are touched; a click without a pointer is one of the keyboard or of a screen reader.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, state } from './store.js';
import { number, t } from './i18n.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { here, refresh } from './shell.js';
import { sentence } from './refused.js';
import { sorted } from './sort.js';
import { toast } from './toast.js';

const LEVELS = ['easy', 'normal', 'hard'];
const ARROWS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', ' ': 'fire' };
const SIGNS = { left: { icon: 'arrow-left' }, right: { icon: 'arrow-right' }, up: { icon: 'arrow-up' }, down: { icon: 'arrow-down' }, fire: { icon: 'zap' } };
const token = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export function game({ play, scores, player, points, ...page }) {
  let round = null;
  let level = 1;
  let score = 0;
  let ended = false;
  let last = '';
  let paused = false;
  let name = kept('player', '');

  function begin() {
    round?.stop?.();
    score = 0;
    ended = false;
    paused = false;
    last = '';
    round = play({
      level,
      token,
      redraw: refresh,
      say: n => {
        score = n;
        refresh();
      },
      over: finish,
    });
    refresh();
    queueMicrotask(() => document.getElementById('field')?.focus());
  }

  async function finish(result) {
    if (ended) return;
    ended = true;
    score = result;
    round.stop?.();
    refresh();
    const days = Object.values(scores.fields).filter(field => field.kind === 'date' && field.required);
    const record = Object.fromEntries(days.map(({ key }) => [key, state.today]));
    if (points) record[points] = Math.round(result);
    if (player) record[player] = state.session.user?.name || name || t('guest');
    keep('player', name);
    try {
      await create(scores, record);
    } catch (refused) {
      if (!refused.errors) throw refused;
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
  }

  // The button that was touched last stays marked, so that a thumb sees that it was felt.
  function press(key) {
    if (paused) return;
    last = key;
    round.press(key);
    refresh();
  }

  function rest() {
    paused = !paused;
    round.pause(paused);
    refresh();
  }

  document.addEventListener('keydown', event => {
    if (here().path !== page.path && location.hash.length > 2) return;
    const wanted = ARROWS[event.key];
    if (!round || ended || !wanted || !round.press || /INPUT|SELECT|TEXTAREA|BUTTON/.test(event.target.tagName)) return;
    event.preventDefault();
    press(wanted);
  });
  window.addEventListener('hashchange', () => {
    if (here().path !== page.path) round?.stop?.();
  });

  const opening = () => html`<div class="game-opening">
    <label class="field">${t('level')} <select @change=${event => { level = Number(event.target.value); refresh(); }}>${LEVELS.map((_, at) => html`<option value=${at} ?selected=${at === level}>${[t('easy'), t('normal'), t('hard')][at]}</option>`)}</select></label>
    ${player && !state.session.user ? html`<label class="field">${t('name')} <input .value=${name} autocomplete="nickname" maxlength="40" @input=${event => { name = event.target.value; }} /></label>` : nothing}
    <button type="button" data-control="start" @click=${begin}>${icon('play')} ${round ? t('again') : t('start')}</button>
  </div>`;

  const board = () => {
    const best = sorted(all(scores), scores, points ? `-${points}` : null).slice(0, 10);
    const shown = Object.values(scores.fields).slice(0, 4);
    return html`<section class="scores" data-entity=${scores.key}><h2>${scores.plural}</h2>
      ${best.length ? html`<div class="scroll"><table><thead><tr><th>#</th>${shown.map(field => html`<th class=${field.numeric ? 'num' : ''}>${field.label}</th>`)}</tr></thead>
        <tbody>${best.map((record, at) => html`<tr data-record=${record.id}><td>${at + 1}</td>${shown.map(field => html`<td class=${field.numeric ? 'num' : ''}>${field.show(record[field.key], record)}</td>`)}</tr>`)}</tbody></table></div>` : html`<p class="none">${t('nothing_yet')}</p>`}
    </section>`;
  };

  return {
    ...page,
    render: () => html`<header class="page-head"><h1>${page.label}</h1><p class="points" role="status">${t('points')}: <strong>${number(score)}</strong></p></header>
      <div class="game">
        <div>
          ${round && !ended
            ? html`<div id="field" class="game-field" tabindex="0" role="application" aria-label=${page.label}>${round.draw()}</div>
                ${round.press ? html`<div class="pad">${round.keys.map(key => html`<button type="button" class="secondary" data-pad=${key} ?data-last=${last === key} aria-label=${[t('left'), t('right'), t('up'), t('down'), t('fire')][['left', 'right', 'up', 'down', 'fire'].indexOf(key)]} @pointerdown=${event => { event.preventDefault(); press(key); }} @click=${event => { if (event.detail === 0) press(key); }}>${icon(SIGNS[key].icon)}</button>`)}</div>` : nothing}
                <p class="row">${round.pause ? html`<button type="button" class="secondary" data-control="pause" aria-pressed=${paused} @click=${rest}>${icon(paused ? 'play' : 'pause')} ${paused ? t('go_on') : t('pause')}</button>` : nothing} <button type="button" class="quiet" @click=${() => finish(score)}>${t('give_up')}</button></p>`
            : html`${ended ? html`<p class="mark-line" data-tone="info" role="status">${t('game_over', { n: score })}</p>` : nothing} ${opening()}`}
        </div>
        ${board()}
      </div>`,
  };
}
