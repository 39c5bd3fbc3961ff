// Numbers of every kind, with their unit.
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { number as format, t } from '../i18n.js';
import { settings } from '../../settings.js';
import { field } from './field.js';

function numeric(kind, label, options, { step, unit, show, parse = readNumber }) {
  return field(kind, label, options, {
    numeric: true,
    text: value => (value === null || value === undefined ? '' : show(value)),
    order: value => value ?? -Infinity,
    parse,
    control({ id, value, set, ...aria }) {
      const sign = unit ?? this.unit;
      return html`<span class="with-unit">
        <input id=${id} name=${this.key} type="number" inputmode=${step === 1 ? 'numeric' : 'decimal'} step=${step === 1 ? 1 : 'any'} min=${this.min ?? nothing}
          max=${this.max ?? nothing} .value=${value ?? ''} ?required=${this.required} aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid}
          @input=${event => set(event.target.value === '' ? null : Number(event.target.value))} />
        ${sign ? html`<span class="unit" aria-hidden="true">${sign}</span>` : nothing}
      </span>`;
    },
  });
}

// "1.234,50" and "1,234.50" are the same number.
export function readNumber(text) {
  const plain = text.replace(/[^\d.,-]/g, '');
  const comma = plain.lastIndexOf(',') > plain.lastIndexOf('.');
  const value = Number(comma ? plain.replace(/\./g, '').replace(',', '.') : plain.replace(/,/g, ''));
  return text.trim() === '' || Number.isNaN(value) ? null : value;
}

const behind = unit => (unit ? `\u00a0${unit}` : '');

export const integer = (label, options = {}) => numeric('integer', label, options, { step: 1, show: value => format(value) + behind(options.unit) });
export const decimal = (label, options = {}) => numeric('decimal', label, options, { show: value => format(value) + behind(options.unit) });
export const percent = (label, options = {}) => numeric('percent', label, options, { unit: '%', show: value => `${format(value)}\u00a0%` });

export const duration = (label, options = {}) =>
  numeric('duration', label, options, {
    step: 1,
    unit: t('minutes_short'),
    show: value => (value < 60 ? `${format(value)} ${t('minutes_short')}` : `${format(Math.floor(value / 60))} ${t('hours_short')}${value % 60 ? ` ${value % 60} ${t('minutes_short')}` : ''}`),
  });

export const price = value => format(value, { style: 'currency', currency: settings.currency });

export const money = (label, options = {}) =>
  numeric('money', label, options, {
    unit: settings.currency,
    show: value => price(value) + (options.unit ? ` / ${options.unit}` : ''),
  });
