// Numbers in, figures out, at once.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, may } from './store.js';
import { number, t } from './i18n.js';
import { toast } from './toast.js';
import { refresh } from './shell.js';

export function calculator({ inputs, outputs, history = null, ...page }) {
  const of = Object.fromEntries(inputs.map(input => [input.key, input.start]));

  function set(key, text) {
    of[key] = Number(text);
    refresh();
  }

  // A later figure may use an earlier one.
  function figures() {
    const known = { ...of };
    return outputs.map(output => {
      known[output.key] = output.value(known);
      return { ...output, figure: known[output.key] };
    });
  }

  // Money has its cents, also when they are none; a unit of three capitals is a currency.
  const digits = (figure, unit) => (/^([A-Z]{3}|[€$£¥])$/.test(unit ?? '') && !Number.isInteger(figure) ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 2 });
  const spoken = (figure, unit) => (Number.isFinite(figure) ? number(figure, digits(figure, unit)) : '–');

  async function remember() {
    const found = figures();
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

  return {
    ...page,
    render: () => html`<h1>${page.label}</h1>
      <div class="calculator">
        <form class="form" @submit=${event => event.preventDefault()}>
          ${inputs.map(input => html`<div class="field" data-field=${input.key}><label for="in-${input.key}">${input.label}</label>
            ${input.options
              ? html`<select id="in-${input.key}" @change=${event => set(input.key, event.target.value)}>${input.options.map(([value, label]) => html`<option value=${value} ?selected=${Number(value) === of[input.key]}>${label}</option>`)}</select>`
              : html`<span class="with-unit"><input id="in-${input.key}" type="number" step="any" inputmode="decimal" .value=${String(of[input.key])} @input=${event => set(input.key, event.target.value)} />${input.unit ? html`<span class="unit">${input.unit}</span>` : nothing}</span>`}
          </div>`)}
        </form>
        <div class="outcome" aria-live="polite">
          <dl>${figures().map(({ key, label, figure, unit }) => html`<div data-field=${key}><dt>${label}</dt><dd>${spoken(figure, unit)}${unit && Number.isFinite(figure) ? html` <small>${unit}</small>` : nothing}</dd></div>`)}</dl>
          ${history && may(history, 'create') ? html`<button type="button" data-control="submit" @click=${remember}>${t('save')}</button>` : nothing}
        </div>
      </div>
      ${history && all(history).length ? html`<section data-entity=${history.key}><h2>${history.plural}</h2><ul class="past">${all(history).toReversed().slice(0, 12).map(record => html`<li data-record=${record.id}>${history.titleOf(record)}</li>`)}</ul></section>` : nothing}`,
  };
}
