// One's own account: another name, another password.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { sign, state } from './store.js';
import { t } from './i18n.js';
import { remember } from './forgot.js';
import { byField } from './refused.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

const rows = [
  { key: 'name', label: () => t('name'), type: 'text', autocomplete: 'name', required: true },
  { key: 'password', label: () => t('current_password'), type: 'password', autocomplete: 'current-password' },
  { key: 'new_password', label: () => t('new_password'), type: 'password', autocomplete: 'new-password' },
];

export function accountPage(path) {
  let values = {};
  let errors = {};
  let busy = false;
  let whose = '';

  async function send(event) {
    event.preventDefault();
    busy = true;
    errors = {};
    refresh();
    try {
      remember(state.session.user.email, await sign('account', { name: state.session.user.name, ...values }));
      values = {};
      toast(t('saved'));
    } catch (refused) {
      if (!refused.errors) throw refused;
      errors = byField(refused);
    }
    busy = false;
    refresh();
  }

  const row = ({ key, label, type, autocomplete, required }) => html`<div class="field wide">
    <label for="own-${key}">${label()}</label>
    <input id="own-${key}" name=${key} type=${type} autocomplete=${autocomplete} .value=${values[key] ?? (key === 'name' ? state.session.user.name : '')} ?required=${required} aria-invalid=${errors[key] ? 'true' : nothing} aria-describedby=${errors[key] ? `own-${key}-error` : nothing}
      @input=${event => { values[key] = event.target.value; }} />
    ${errors[key] ? html`<p class="error" id="own-${key}-error" role="alert">${errors[key]}</p>` : nothing}
  </div>`;

  function body() {
    const { user } = state.session;
    // What somebody else typed is not theirs to see.
    if (whose !== (user?.email ?? '')) [whose, values, errors] = [user?.email ?? '', {}, {}];
    if (!user) return html`<p>${t('error_login_needed')}</p><a class="button" href="#/login">${t('login')}</a>`;
    if (user.shared) return html`<p>${user.name} · ${user.email}</p><p>${t('error_shared_account')}</p>`;
    return html`<p>${user.email}</p>
      <form class="form account" novalidate @submit=${send}>
        ${errors[''] ? html`<p class="form-error" role="alert">${errors['']}</p>` : nothing}
        ${rows.map(row)}
        <p class="help">${t('passwords_kept')}</p>
        <div class="form-end"><button type="submit" data-control="submit" ?disabled=${busy}>${busy ? t('saving') : t('save')}</button></div>
      </form>`;
  }

  return { path, label: t('account'), icon: 'circle-user', hidden: true, render: () => html`<div class="sheet"><h1>${t('account')}</h1>${body()}</div>` };
}
