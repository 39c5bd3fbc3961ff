// The foot of every page: who this is, how to reach them, and that it is a demo.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { hoursTable } from './hours.js';
import { settings } from '../settings.js';

export const foot = () => html`
  <footer class="foot">
    <div class="foot-who">
      <strong>${settings.name}</strong>
      ${settings.tagline ? html`<p>${settings.tagline}</p>` : nothing}
      ${settings.notes.map(note => html`<p data-note>${note}</p>`)}
    </div>
    ${settings.place || settings.phone || settings.email || settings.url ? html`<address data-contact>${contactLines()}</address>` : nothing}
    ${settings.hours.length ? html`<div data-hours><strong>${settings.hoursLabel || t('hours')}</strong>${hoursTable()}</div>` : nothing}
    <p class="demo-mark">${t('demo')} <a href="./.well-known/report-abuse" rel="nofollow" data-report>${t('report_abuse')}</a></p>
  </footer>
`;

const several = text => text ? text.split(' / ') : [];

/** The telephone numbers, each to be called. */
export const numbers = () => several(settings.phone).map(phone => html`<a href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi>${phone}</bdi></a>`);

export const contactLines = () => html`
  ${settings.place ? html`<p>${settings.place}</p>` : nothing}
  ${numbers().map(number => html`<p>${number}</p>`)}
  ${several(settings.email).map(email => html`<p><a href="mailto:${email}">${email}</a></p>`)}
  ${settings.url ? html`<p><bdi>${settings.url}</bdi></p>` : nothing}
`;
