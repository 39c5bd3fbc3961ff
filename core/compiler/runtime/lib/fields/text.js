// Plain words, addresses and links.
import { html } from '../../vendor/lit-html/lit-html.js';
import { field } from './field.js';

export const text = (label, options) => field('text', label, options);
export const place = (label, options) => field('place', label, options, { autocomplete: 'street-address' });

export const email = (label, options) =>
  field('email', label, options, { inputType: 'email', autocomplete: 'email', dir: 'ltr', show: value => (value ? html`<a href="mailto:${value}">${value}</a>` : '–') });

export const phone = (label, options) =>
  field('phone', label, options, { inputType: 'tel', autocomplete: 'tel', dir: 'ltr', show: value => (value ? html`<a href="tel:${value.replace(/[^+\d]/g, '')}"><bdi>${value}</bdi></a>` : '–') });

export const url = (label, options) =>
  field('url', label, options, {
    inputType: 'url',
    dir: 'ltr',
    show: value => (/^https?:\/\//.test(value ?? '') ? html`<a href=${value} rel="noopener noreferrer" target="_blank">${value.replace(/^https?:\/\/(www\.)?/, '')}</a>` : (value ?? '–')),
  });

export const longText = (label, options) =>
  field('longText', label, options, {
    long: true,
    show: value => html`<span class="long">${value ?? '–'}</span>`,
    control({ id, value, set, ...aria }) {
      return html`<textarea id=${id} name=${this.key} rows="4" .value=${value ?? ''} ?required=${this.required} maxlength="5000"
        aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid} @input=${event => set(event.target.value)}></textarea>`;
    },
  });
