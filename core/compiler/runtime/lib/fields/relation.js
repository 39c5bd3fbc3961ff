// Points at a record of another kind.
import { html } from '../../vendor/lit-html/lit-html.js';
import { all, find } from '../store.js';
import { t } from '../i18n.js';
import { field } from './field.js';

export const relation = (label, options) =>
  field('relation', label, options, {
    text: value => title(options.target(), value),
    order: value => title(options.target(), value),
    parse: text => all(options.target()).find(record => record.id === text || title(options.target(), record.id).toLowerCase() === text.trim().toLowerCase())?.id ?? null,
    show(value) {
      const target = this.target();
      const known = value && find(target, value);
      if (!known) return html`<span class="none">–</span>`;
      return target.home ? html`<a href="#/${target.home}/${value}">${target.titleOf(known)}</a>` : target.titleOf(known);
    },
    control({ id, value, set, ...aria }) {
      const target = this.target();
      return html`<select id=${id} name=${this.key} ?required=${this.required} aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid}
        @change=${event => set(event.target.value || null)}>
        <option value="" ?selected=${!value}>${t('choose')}</option>
        ${all(target).map(record => html`<option value=${record.id} ?selected=${record.id === value}>${target.titleOf(record)}</option>`)}
      </select>`;
    },
  });

function title(target, id) {
  const record = id && find(target, id);
  return record ? target.titleOf(record) : '';
}
