// One control for each field that a list can be narrowed by.
import { html } from '../vendor/lit-html/lit-html.js';
import { all } from './store.js';
import { t } from './i18n.js';

export function filterControl(of, field, chosen, set) {
  if (field.temporal || field.numeric) return range(field, chosen ?? {}, set);
  return html`<label class="filter" data-field=${field.key}><span class="visually-hidden">${field.label}</span>
    <select data-control="filter" @change=${event => set(event.target.value)}>
      <option value="" ?selected=${!chosen}>${field.label}: ${t('all')}</option>
      ${values(of, field).map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select></label>`;
}

function values(of, field) {
  if (field.options) return field.options.map(option => [option.key, option.label]);
  const used = new Map(all(of).filter(record => record[field.key] !== null && record[field.key] !== undefined).map(record => [String(record[field.key]), field.text(record[field.key], record)]));
  return [...used].sort(([, a], [, b]) => a.localeCompare(b));
}

const range = (field, { from = '', to = '' }, set) => html`<fieldset class="filter range" data-field=${field.key}>
  <legend class="visually-hidden">${field.label}</legend>
  ${[['from', from], ['to', to]].map(
    ([end, value]) => html`<label>${end === 'from' ? `${field.label} ${t('from')}` : t('until')}
      <input data-control="filter" type=${field.temporal ? 'date' : 'number'} .value=${value} @change=${event => set({ from, to, [end]: event.target.value })} /></label>`,
  )}
</fieldset>`;

export function matches(field, value, chosen) {
  if (!chosen) return true;
  if (typeof chosen === 'string') return Array.isArray(value) ? value.includes(chosen) : String(value) === chosen;
  const { from = '', to = '' } = chosen;
  if (field.numeric) return (from === '' || value >= Number(from)) && (to === '' || value <= Number(to));
  const day = (value ?? '').slice(0, 10);
  return (from === '' || day >= from) && (to === '' || (day !== '' && day <= to));
}
