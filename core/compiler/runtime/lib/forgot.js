// A forgotten password. A demo sends no e-mail: the letter with the link is shown, in the browser in which its account was made.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { byField } from './refused.js';
import { go, refresh, startFor } from './shell.js';
import { sign, state } from './store.js';
import { toast } from './toast.js';

const proof = email => `recovery-${email.trim().toLowerCase()}`;

// What the letter would hold, told when somebody types the password of an account of their own.
export const remember = (email, recovery) => recovery && keep(proof(email), recovery);

export function forgotPage(users) {
  let email = '';
  let sent = false;
  let fresh = false;
  let password = '';
  let errors = {};

  const field = (key, label, type, value, set) => html`<div class="field wide">
    <label for="forgot-${key}">${label}</label>
    <input id="forgot-${key}" name=${key} type=${type} autocomplete=${type === 'email' ? 'username' : 'new-password'} required .value=${value} aria-invalid=${errors[key] ? 'true' : nothing} @input=${event => set(event.target.value)} />
    ${errors[key] ? html`<p class="error" role="alert">${errors[key]}</p>` : nothing}
  </div>`;
  const button = label => html`<div class="form-end"><button type="submit" data-control="submit">${label}</button></div>`;

  function send(event) {
    event.preventDefault();
    errors = /^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: t('error_bad_email') };
    sent = !errors.email;
    fresh = false;
    refresh();
  }

  async function change(event) {
    event.preventDefault();
    errors = {};
    try {
      remember(email, await sign('reset', { email: email.trim(), recovery: kept(proof(email), ''), new_password: password }));
      [sent, fresh, password] = [false, false, ''];
      toast(t('password_changed'));
      go(startFor(state.session.user.role));
    } catch (refused) {
      if (!refused.errors) throw refused;
      errors = byField(refused);
    }
    refresh();
  }

  function letter() {
    const shared = users.some(user => user.email.toLowerCase() === email.trim().toLowerCase());
    const known = kept(proof(email), '');
    return html`<section class="letter" role="status">
      <p class="mark-line" data-tone="info">${icon('mail')} ${t('reset_sent', { email: email.trim() })}</p>
      <p>${t('reset_no_mail')}</p>
      ${shared
        ? html`<p>${t('reset_shared')}</p>`
        : known
          ? html`<button type="button" class="secondary" data-control="open-letter" @click=${() => { fresh = true; refresh(); }}>${t('reset_open')}</button>`
          : html`<p>${t('reset_elsewhere')}</p>`}
    </section>`;
  }

  return {
    path: 'forgot-password',
    label: t('forgot_password'),
    icon: 'log-in',
    hidden: true,
    render: () => html`<div class="sheet">
      <a class="back" href="#/login">${icon('arrow-left')} ${t('login')}</a>
      <h1>${fresh ? t('new_password') : t('forgot_password')}</h1>
      ${fresh
        ? html`<form class="form account" novalidate @submit=${change}>
            ${errors[''] ? html`<p class="form-error" role="alert">${errors['']}</p>` : nothing}
            ${field('new_password', t('new_password'), 'password', password, value => { password = value; })}${button(t('save'))}</form>`
        : html`<form class="form account" novalidate @submit=${send}>
            ${field('email', t('email'), 'email', email, value => { [email, sent] = [value, false]; })}${button(t('reset_send'))}</form>
            ${sent ? letter() : nothing}`}
    </div>`,
  };
}
