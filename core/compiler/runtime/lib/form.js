// A form for one record. The server checks it; what it refuses is said beside the field it is about.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { underway } from './store.js';
import { t } from './i18n.js';
import { byField } from './refused.js';
import { refresh } from './shell.js';

// `save(values)` returns a promise; `done(record)` is called with what it gave.
export function form({ of, fields = Object.keys(of.fields), record = {}, save, done, submit = t('save'), cancel = null, tone = '' }) {
  const values = {};
  for (const key of fields) values[key] = record[key] ?? null;
  let errors = {};
  let busy = false;

  async function send(event) {
    event.preventDefault();
    const element = event.target;
    busy = true;
    errors = {};
    refresh();
    try {
      if ((await Promise.all(underway)).includes(false)) {
        busy = false;
        refresh();
        return;
      }
      const saved = await save(values);
      busy = false;
      done(saved);
    } catch (refused) {
      if (!refused.errors) throw refused;
      busy = false;
      errors = byField(refused);
      refresh();
      queueMicrotask(() => element.querySelector('[aria-invalid="true"], .form-error')?.focus());
    }
    refresh();
  }

  const set = key => value => {
    values[key] = value;
    delete errors[key];
    refresh();
  };

  const elsewhere = () => Object.entries(errors).filter(([key]) => !fields.includes(key)).map(([, text]) => text);

  return () => html`
    <form class="form ${tone}" novalidate data-entity=${of.key} data-req=${of.req ?? nothing} @submit=${send}>
      ${elsewhere().map(text => html`<p class="form-error" role="alert" tabindex="-1">${text}</p>`)}
      ${of.picked(fields).map(field => row(field, of, values[field.key], set(field.key), errors[field.key]))}
      <div class="form-end">
        <button type="submit" data-control="submit" ?disabled=${busy}>${busy ? t('saving') : submit}</button>
        ${cancel ? html`<a class="button secondary" href=${cancel}>${t('cancel')}</a>` : nothing}
      </div>
    </form>
  `;
}

export function row(field, of, value, set, error) {
  const id = `${of.key}-${field.key}`;
  const describedBy = [error ? `${id}-error` : '', field.help ? `${id}-help` : ''].filter(Boolean).join(' ') || nothing;
  const control = field.input({ id, value, set, describedBy, invalid: error ? 'true' : nothing });
  const name = html`${field.label}${field.required ? html`<span class="must" aria-hidden="true"> *</span>` : nothing}`;
  const below = html`
    ${field.help ? html`<p class="help" id="${id}-help">${field.help}</p>` : nothing}
    ${error ? html`<p class="error" id="${id}-error" role="alert">${error}</p>` : nothing}
  `;
  if (field.group) return html`<fieldset class="field" data-field=${field.key} data-req=${field.req ?? nothing}><legend>${name}</legend>${control}${below}</fieldset>`;
  return html`<div class="field ${field.long ? 'wide' : ''} ${field.boolean ? 'inline' : ''}" data-field=${field.key} data-req=${field.req ?? nothing}><label for=${id}>${name}</label>${control}${below}</div>`;
}
