// The accounts of the demo: one click, and the application is seen with the eyes of that role.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { sign, state } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { go, here, pageOf, pagesFor, refresh, startFor } from './shell.js';
import { toast } from './toast.js';

let accounts = [];
let busy = false;

export async function enter(account, onwards = arrive) {
  busy = true;
  refresh();
  try {
    await (account ? sign('login', { email: account.email, password: account.password }) : sign('logout'));
    toast(account ? t('welcome', { name: state.session.user.name }) : t('logged_out'));
    onwards();
  } catch (refused) {
    if (!refused.errors) throw refused;
    toast(sentence(refused.errors[0]), { tone: 'bad' });
  }
  busy = false;
  refresh();
}

// Whoever stands before a page of theirs stays there; the log-in page has done its work.
function arrive() {
  const { path } = here();
  const page = pageOf(path);
  const role = state.session.user?.role;
  if (role && page?.door) go(startFor(role));
  else if (page?.hidden || (page?.roles?.length && !page.roles.includes(role))) go(startFor(role));
}

const now = account => (account ? state.session.user?.email === account.email : !state.session.user);

const way = (account, kind, onwards) => html`<button type="button" class=${kind} data-control="login-as" data-req=${account?.req ?? nothing} aria-pressed=${now(account)} ?disabled=${busy} @click=${() => enter(account, onwards)}>${account ? account.role : t('guest')}</button>`;

// A strip above the header, so that nobody has to look for a password.
export function tryAs(given) {
  accounts = given;
  return {
    button: () => nothing,
    bar: () => html`<div class="try-as" role="group" aria-label=${t('demo_accounts')}><span>${t('look_as')}</span>${way(null, 'quiet small')}${accounts.map(account => way(account, 'quiet small'))}</div>`,
    locked: page => ways(page),
  };
}

// The accounts that may open a page, or all of them, as large buttons.
function ways(page, onwards) {
  const fitting = accounts.filter(({ key }) => !page?.roles?.length || page.roles.includes(key));
  return fitting.length ? html`<div class="ways"><p>${t('look_as')}</p><div class="row">${fitting.map(account => way(account, 'button', onwards))}</div></div>` : nothing;
}

const work = () => pagesFor(state.session.user?.role).find(page => page !== pageOf('') && !page.hidden && page.roles?.length);

// The first button of a start page behind which everything is locked: in, and on to the work.
export function door() {
  const next = work();
  if (!state.session.user) return html`${ways(null, () => go(work()?.path ?? ''))}<a class="button secondary" href="#/login" data-control="login">${icon('log-in')} ${t('login')}</a>`;
  return next ? html`<a class="button" href="#/${next.path}">${icon(next.icon)} ${next.label}</a>` : nothing;
}
