// One to five stars.
import { html } from '../../vendor/lit-html/lit-html.js';
import { number, t } from '../i18n.js';
import { icon } from '../icon.js';
import { field } from './field.js';

const steps = [1, 2, 3, 4, 5];

export const rating = (label, options) =>
  field('rating', label, options, {
    numeric: true,
    group: true,
    text: value => (value ? `${number(value)} / 5` : ''),
    order: value => value ?? 0,
    parse: text => Math.min(5, Math.max(1, Number.parseInt(text, 10))) || null,
    show: value => html`<span class="stars" role="img" aria-label=${t('stars', { n: value ?? 0 })}>${steps.map(step => html`<span class=${step <= Math.round(value ?? 0) ? 'full' : ''}>${icon('star')}</span>`)}</span>`,
    control({ id, value, set }) {
      return html`<span class="stars-input" id=${id}>
        ${steps.map(
          step => html`<label class=${step <= (value ?? 0) ? 'full' : ''}><input type="radio" name=${id} value=${step} .checked=${value === step} aria-label=${t('stars', { n: step })} @change=${() => set(step)} />${icon('star')}</label>`,
        )}
      </span>`;
    },
  });
