import { html } from '../vendor/lit-html/lit-html.js';

// A drawing of the sprite, for the eye only: the control beside it carries the words.
export const icon = name => html`<svg class="icon" aria-hidden="true"><use href="icons.svg#${name}"></use></svg>`;
