// Accounts: log in, register, log out. The accounts of the demo are shown, so that every role can be tried.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { sign, state } from './store.js';
import { t } from './i18n.js';
import { byField } from './refused.js';
import { icon } from './icon.js';
import { go, refresh, startFor } from './shell.js';
import { toast } from './toast.js';
import { remember } from './forgot.js';
import { enter } from './try-as.js';

let registration = 'register';
let own = '';

export const sessionMenu = {
  button() {
    const { user } = state.session;
    if (!user) return html`<a class="button quiet" href="#/login" data-control="login">${icon('log-in')} <span>${t('login')}</span></a>`;
    return html`${own ? html`<a class="button quiet" href="#/${own}" data-control="account">${icon('circle-user')} <span>${user.name}</span></a>` : html`<span class="who">${icon('circle-user')} ${user.name}</span>`}
      <button type="button" class="quiet" data-control="logout" @click=${leave}>${icon('log-out')} <span>${t('logout')}</span></button>`;
  },
};

async function leave() {
  await sign('logout');
  toast(t('logged_out'));
  go('');
}

function account(path, control, fields, below) {
  let errors = {};
  let busy = false;
  const values = {};

  async function send(event) {
    event.preventDefault();
    busy = true;
    errors = {};
    refresh();
    try {
      remember(values.email ?? '', await sign(path, values));
      for (const field of fields) delete values[field.key];
      toast(t('welcome', { name: state.session.user.name }));
      go(startFor(state.session.user.role));
    } catch (refused) {
      if (!refused.errors) throw refused;
      errors = byField(refused);
    }
    busy = false;
    refresh();
  }

  const draw = () => html`
    <form class="form account" novalidate @submit=${send}>
      ${errors[''] ? html`<p class="form-error" role="alert">${errors['']}</p>` : nothing}
      ${fields.map(
        ({ key, label, type, autocomplete }) => html`<div class="field wide">
          <label for="account-${key}">${label()}</label>
          <input id="account-${key}" name=${key} type=${type} autocomplete=${autocomplete} .value=${values[key] ?? ''} aria-invalid=${errors[key] ? 'true' : nothing} aria-describedby=${errors[key] ? `account-${key}-error` : nothing} required
            @input=${event => { values[key] = event.target.value; }} />
          ${errors[key] ? html`<p class="error" id="account-${key}-error" role="alert">${errors[key]}</p>` : nothing}
        </div>`,
      )}
      <div class="form-end"><button type="submit" data-control="submit" ?disabled=${busy}>${control()}</button></div>
    </form>
    ${below()}
  `;
  return draw;
}

const email = { key: 'email', label: () => t('email'), type: 'email', autocomplete: 'username' };

export function loginPage(users) {
  const draw = account('login', () => t('login'), [email, { key: 'password', label: () => t('password'), type: 'password', autocomplete: 'current-password' }], () => html`
    <p><a href="#/forgot-password" data-control="forgot-password">${t('forgot_password')}</a></p>
    ${state.session.registration ? html`<p><a href="#/${registration}" data-control="register">${t('register_instead')}</a></p>` : nothing}
    ${users.length
      ? html`<section class="demo-accounts"><h2>${t('demo_accounts')}</h2>
          <ul>${users.map(user => html`<li data-req=${user.req ?? nothing}>
            <button type="button" class="secondary" data-control="login-as" @click=${() => enter(user)}><strong>${user.role}</strong> <span>${user.email} · ${user.password}</span></button>
          </li>`)}</ul></section>`
      : nothing}
  `);
  return { path: 'login', label: t('login'), icon: 'log-in', hidden: true, render: () => html`<div class="sheet"><h1>${t('login')}</h1>${draw()}</div>` };
}

const drawRegistration = account(
  'register',
  () => t('register'),
  [{ key: 'name', label: () => t('name'), type: 'text', autocomplete: 'name' }, email, { key: 'password', label: () => t('password'), type: 'password', autocomplete: 'new-password' }],
  () => html`<p><a href="#/login">${t('login_instead')}</a></p>`,
);

// Accounts that people make themselves have a page; those of the demo belong to everybody.
export function registerPage(path, account) {
  own = account;
  registration = path;
  return { path, label: t('register'), icon: 'user-plus', hidden: true, render: () => html`<div class="sheet"><h1>${t('register')}</h1>${drawRegistration()}</div>` };
}
