// What a visitor wants to know at once: whether it is open today, where it is, and the number to call.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { span } from './hours.js';
import { icon } from './icon.js';
import { numbers } from './foot.js';
import { settings } from '../settings.js';
import { serverTime } from './store.js';

function today() {
  const day = (serverTime().getDay() + 6) % 7;
  const spans = settings.hours.filter(({ days, opens }) => opens && days.includes(day));
  if (!spans.length) return t('closed_today');
  return html`${t('open_today')} <bdi>${spans.map(span).join(', ')}</bdi>`;
}

export const facts = () => html`<ul class="facts">
  ${settings.hours.some(({ opens }) => opens) ? html`<li>${icon('clock')} <span>${today()}</span></li>` : nothing}
  ${settings.place ? html`<li>${icon('map-pin')} <span>${settings.place}</span></li>` : nothing}
  ${numbers().map(number => html`<li>${icon('phone')} ${number}</li>`)}
</ul>`;
