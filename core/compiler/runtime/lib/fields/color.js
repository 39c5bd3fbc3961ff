// A colour as a swatch.
import { html } from '../../vendor/lit-html/lit-html.js';
import { field } from './field.js';

export const color = (label, options) =>
  field('color', label, options, {
    inputType: 'color',
    show: value => (value ? html`<span class="swatch"><span .style=${`background:${value}`}></span>${value}</span>` : '–'),
  });
