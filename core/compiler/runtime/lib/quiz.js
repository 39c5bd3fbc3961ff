// A quiz: one question after another, an answer at once, the score at the end.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, may, state } from './store.js';
import { number, t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

export function quiz({ questions, results, passPercent = 60, seconds = null, picture = '', ...page }) {
  let at = -1;
  let picked = null;
  let right = 0;
  let until = 0;
  let timer = 0;
  let name = '';
  let mine = null;
  const fields = Object.values(results.fields);
  const person = fields.find(field => ['text', 'relation'].includes(field.kind));
  const points = fields.find(field => ['integer', 'percent', 'decimal'].includes(field.kind));
  const days = fields.filter(field => field.kind === 'date' && field.required);

  const offered = question => (Array.isArray(question.choices) ? question.choices : String(question.choices ?? '').split(/\r?\n|;|\|/)).map(text => text.trim()).filter(Boolean);
  const isRight = (question, choice, index) => [choice.toLowerCase(), String(index + 1), String.fromCharCode(97 + index)].includes(String(question.answer ?? '').trim().toLowerCase());

  function begin() {
    at = 0;
    picked = null;
    right = 0;
    if (seconds) {
      until = Date.now() + seconds * 1000;
      clearInterval(timer);
      timer = setInterval(() => (Date.now() >= until ? finish() : refresh()), 500);
    }
    refresh();
  }

  function answer(question, choice, index) {
    if (picked !== null) return;
    picked = index;
    if (isRight(question, choice, index)) right += 1;
    refresh();
  }

  function next() {
    picked = null;
    at += 1;
    if (at >= all(questions).length) finish();
    refresh();
  }

  async function finish() {
    clearInterval(timer);
    at = all(questions).length;
    refresh();
    const score = Math.round((right / all(questions).length) * 100);
    if (!points || !may(results, 'create')) return;
    const record = { [points.key]: score, ...Object.fromEntries(days.map(({ key }) => [key, state.today])) };
    if (person?.kind === 'text') record[person.key] = name || state.session.user?.name || t('guest');
    try {
      mine = (await create(results, record)).id;
    } catch (refused) {
      if (!refused.errors) throw refused;
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
    refresh();
  }

  function question() {
    const one = all(questions)[at];
    const count = all(questions).length;
    return html`<section class="question" data-entity=${questions.key} data-record=${one.id}>
      <p class="progress-line"><progress max=${count} value=${at} aria-label=${page.label}></progress> ${number(at + 1)} / ${number(count)} ${seconds ? html`<span class="clock">${Math.max(0, Math.ceil((until - Date.now()) / 1000))} s</span>` : nothing}</p>
      <h2>${questions.titleOf(one)}</h2>
      <div class="choices">${offered(one).map((choice, index) => {
        const verdict = picked === null ? '' : isRight(one, choice, index) ? 'good' : picked === index ? 'bad' : '';
        return html`<button type="button" class="secondary choice" data-tone=${verdict || nothing} aria-pressed=${picked === index} @click=${() => answer(one, choice, index)}>${choice} ${verdict === 'good' ? icon('check') : verdict === 'bad' ? icon('x') : nothing}</button>`;
      })}</div>
      ${picked === null ? nothing : html`<p role="status">${one.hint ?? ''}</p><button type="button" data-control="next" @click=${next}>${t('next')}</button>`}
    </section>`;
  }

  function outcome() {
    const percent = Math.round((right / all(questions).length) * 100);
    return html`<section class="thanks" role="status">
      ${icon(percent >= passPercent ? 'trophy' : 'rotate-ccw')}
      <h2>${t('right_of', { right: number(right), n: all(questions).length })} (${number(percent)} %)</h2>
      <p>${percent >= passPercent ? t('passed') : t('not_passed', { percent: number(passPercent) })}</p>
      <button type="button" data-control="start" @click=${begin}>${t('again')}</button>
    </section>`;
  }

  const opening = () => html`<section class="quiz-cover">
    ${picture ? html`<img src=${picture} alt="" />` : nothing}
    <div class="quiz-start">
    <p class="lead">${t('questions', { n: all(questions).length })}${seconds ? ` · ${number(seconds)} s` : ''}</p>
    ${state.session.user ? nothing : html`<label class="field">${t('name')} <input .value=${name} autocomplete="nickname" @input=${event => { name = event.target.value; }} /></label>`}
    <p><button type="button" data-control="start" ?disabled=${!all(questions).length} @click=${begin}>${t('start')}</button></p>
    </div>
  </section>`;

  const best = () => {
    const records = all(results);
    if (!records.length) return nothing;
    const shown = fields.slice(0, 4);
    const ranked = records.toSorted((one, other) => (points ? (other[points.key] ?? 0) - (one[points.key] ?? 0) : 0));
    const first = ranked.slice(0, 10);
    if (mine && !first.some(({ id }) => id === mine)) first.push(...ranked.filter(({ id }) => id === mine));
    return html`<section data-entity=${results.key}><h2>${results.plural}</h2><div class="scroll"><table><thead><tr>${shown.map(field => html`<th>${field.label}</th>`)}</tr></thead>
      <tbody>${first.map(record => html`<tr data-record=${record.id} class=${record.id === mine ? 'mine' : ''}>${shown.map(field => html`<td>${field.show(record[field.key], record)}</td>`)}</tr>`)}</tbody></table></div></section>`;
  };

  return {
    ...page,
    render: () => html`<h1>${page.label}</h1>
      ${at < 0 ? opening() : at >= all(questions).length ? outcome() : question()}
      ${at < 0 || at >= all(questions).length ? best() : nothing}`,
  };
}
