// Numbers in, figures out, at once.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, may } from './store.js';
import { number, t } from './i18n.js';
import { toast } from './toast.js';
import { refresh } from './shell.js';

export function calculator({ inputs, outputs, history = null, compare = '', schedule = null, ...page }) {
  const start = () => Object.fromEntries(inputs.map(input => [input.key, input.start]));
  const sides = [start()];

  function set(of, key, text) {
    of[key] = text.trim() === '' ? NaN : Number(text);
    refresh();
  }

  // A later figure may use an earlier one.
  function figures(of) {
    const known = { ...of };
    return outputs.map(output => {
      known[output.key] = output.value(known);
      return { ...output, figure: known[output.key] };
    });
  }

  // Money has its cents, also when they are none; a unit of three capitals is a currency.
  const digits = (figure, unit) => (/^([A-Z]{3}|[€$£¥])$/.test(unit ?? '') && !Number.isInteger(figure) ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 2 });
  const spoken = (figure, unit) => (Number.isFinite(figure) ? number(figure, digits(figure, unit)) : '–');

  async function remember(of) {
    const found = figures(of);
    const fields = Object.values(history.fields);
    const record = {};
    for (const field of fields) {
      if (field.key in of) record[field.key] = of[field.key];
      const figure = found.find(one => one.key === field.key);
      if (figure) record[field.key] = Math.round(figure.figure * 100) / 100;
    }
    record[history.title] ??= found.map(one => `${one.label}: ${spoken(one.figure, one.unit)}${one.unit ? ` ${one.unit}` : ''}`).join(', ');
    await create(history, record).then(() => toast(t('saved')), () => toast(t('error_unknown'), { tone: 'bad' }));
  }

  function beside() {
    if (sides.length > 1) sides.pop();
    else sides.push({ ...sides[0] });
    refresh();
  }

  const wrong = (of, input) => Number.isNaN(of[input.key]) || (of[input.key] < 0 && input.start >= 0 && input.unit !== '°C');
  const fields = (of, side) => html`<form class="form" @submit=${event => event.preventDefault()}>
    ${inputs.map(input => {
      const id = `in-${input.key}${side ? `-${side + 1}` : ''}`;
      return html`<div class="field" data-field=${input.key}><label for=${id}>${input.label}</label>
        ${input.options
          ? html`<select id=${id} @change=${event => set(of, input.key, event.target.value)}>${input.options.map(([value, label]) => html`<option value=${value} ?selected=${Number(value) === of[input.key]}>${label}</option>`)}</select>`
          : html`<span class="with-unit"><input id=${id} type="number" step="any" inputmode="decimal" .value=${Number.isNaN(of[input.key]) ? '' : String(of[input.key])} aria-invalid=${wrong(of, input)} @input=${event => set(of, input.key, event.target.value)} />${input.unit ? html`<span class="unit">${input.unit}</span>` : nothing}</span>`}
        ${wrong(of, input) ? html`<p class="error" role="alert">${Number.isNaN(of[input.key]) ? t('error_required') : t('error_too_small', { minimum: 0 })}</p>` : nothing}
      </div>`;
    })}
  </form>`;
  const outcome = of => html`<div class="outcome" aria-live="polite">
    <dl>${figures(of).map(({ key, label, figure, unit }) => html`<div data-field=${key}><dt>${label}</dt><dd>${spoken(figure, unit)}${unit && Number.isFinite(figure) ? html` <small>${unit}</small>` : nothing}</dd></div>`)}</dl>
    ${history && may(history, 'create') ? html`<button type="button" data-control="submit" @click=${() => remember(of)}>${t('save')}</button>` : nothing}
  </div>`;

  function plan(of) {
    const [name, ...heads] = schedule.heads;
    const rows = schedule.rows(of, figures(of)[0].figure);
    return html`<section class="repayment"><h2>${name}</h2><div class="scroll" tabindex="0" role="region" aria-label=${name}><table><thead><tr>${heads.map(head => html`<th class="num">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(([month, ...sums]) => html`<tr><td class="num">${month}</td>${sums.map(sum => html`<td class="num">${number(Math.round(sum * 100) / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}</td>`)}</tr>`)}</tbody></table></div></section>`;
  }

  return {
    ...page,
    render: () => html`<header class="page-head"><h1>${page.label}</h1>${compare ? html`<button type="button" class="secondary" data-control="compare" aria-pressed=${sides.length > 1} @click=${beside}>${compare}</button>` : nothing}</header>
      ${sides.length > 1
        ? html`<div class="calculator">${sides.map((of, side) => html`<section class="side"><h2>${side + 1}</h2>${fields(of, side)}${outcome(of)}</section>`)}</div>`
        : html`<div class="calculator">${fields(sides[0], 0)}${outcome(sides[0])}</div>`}
      ${schedule ? plan(sides[0]) : nothing}
      ${history ? html`<section data-entity=${history.key}><h2>${history.plural}</h2>${all(history).length ? html`<ul class="past">${all(history).toReversed().slice(0, 12).map(record => html`<li data-record=${record.id}>${history.titleOf(record)}</li>`)}</ul>` : html`<p class="none">${t('nothing_yet')}</p>`}</section>` : nothing}`,
  };
}
