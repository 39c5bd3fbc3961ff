// One of a few, or some of a few. Each option has a key, a label and a tone for its badge.
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { field } from './field.js';

const badge = option => html`<span class="badge" data-tone=${option.tone ?? 'neutral'} data-option=${option.key}>${option.label}</span>`;
const wording = (options, key) => options.find(option => option.key === key)?.label ?? key ?? '';

export const choice = (label, options) =>
  field('choice', label, options, {
    text: value => wording(options.options, value),
    order: value => options.options.findIndex(option => option.key === value),
    parse: text => options.options.find(option => [option.key, option.label].some(word => word.toLowerCase() === text.trim().toLowerCase()))?.key ?? null,
    show(value) {
      const option = this.options.find(one => one.key === value);
      return option ? badge(option) : html`<span class="none">–</span>`;
    },
    control({ id, value, set, ...aria }) {
      return html`<select id=${id} name=${this.key} ?required=${this.required} aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid}
        @change=${event => set(event.target.value || null)}>
        <option value="" ?selected=${!value}>${t('choose')}</option>
        ${this.options.map(option => html`<option value=${option.key} ?selected=${option.key === value}>${option.label}</option>`)}
      </select>`;
    },
  });

export const choices = (label, options) =>
  field('choices', label, options, {
    group: true,
    text: value => (value ?? []).map(key => wording(options.options, key)).join(', '),
    parse: text => options.options.filter(option => text.toLowerCase().includes(option.label.toLowerCase())).map(option => option.key),
    show(value) {
      return html`<span class="badges">${this.options.filter(option => value?.includes(option.key)).map(badge)}</span>`;
    },
    control({ id, value, set }) {
      const chosen = value ?? [];
      const toggle = key => set(chosen.includes(key) ? chosen.filter(one => one !== key) : [...chosen, key]);
      return html`<span class="checks" id=${id}>
        ${this.options.map(
          option => html`<label class="check"><input type="checkbox" name=${this.key} value=${option.key} .checked=${chosen.includes(option.key)} @change=${() => toggle(option.key)} /> ${option.label}</label>`,
        )}
      </span>`;
    },
  });
