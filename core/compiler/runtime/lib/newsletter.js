// One address, one button.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { create } from './store.js';
import { t } from './i18n.js';
import { byField } from './refused.js';
import { refresh } from './shell.js';

let address = '';
let error = '';
let joined = false;

export const newsletter = ({ of, field }) => joined
  ? html`<p role="status"><strong>${t('subscribed')}</strong></p>`
  : html`<form class="newsletter" novalidate data-entity=${of.key} @submit=${event => join(event, of, field)}>
      <label for="newsletter-address">${of.fields[field].label}</label>
      <div class="row"><input id="newsletter-address" type="email" autocomplete="email" .value=${address} aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'newsletter-error' : nothing} @input=${event => { address = event.target.value; }} />
      <button type="submit" data-control="submit">${t('subscribe')}</button></div>
      ${error ? html`<p class="error" id="newsletter-error" role="alert">${error}</p>` : nothing}
    </form>`;

async function join(event, of, field) {
  event.preventDefault();
  try {
    await create(of, { [field]: address });
    joined = true;
  } catch (refused) {
    error = Object.values(byField(refused))[0];
  }
  refresh();
}
