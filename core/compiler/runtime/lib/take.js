// The way from the page of a thing to taking it: the booking page, with this thing chosen.
import { html } from '../vendor/lit-html/lit-html.js';
import { icon } from './icon.js';

export const take = (path, label) => record => html`<p class="take"><a class="button" href="#/${path}/${record.id}" data-control="take">${icon('calendar-check')} ${label}</a></p>`;
