import { html } from '../vendor/lit-html/lit-html.js';
import { icons } from '../icons.js';

// A drawing for the eye only: the control beside it carries the words.
export const icon = name => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons[name]}</svg>`;
