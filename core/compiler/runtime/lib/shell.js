// The frame around every page: header, navigation, foot, and the router that follows the address behind "#/".
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { load, onChange, state } from './store.js';
import { speak, t } from './i18n.js';
import { icon } from './icon.js';
import { closeMore, navigation } from './navigation.js';
import { toasts } from './toast.js';
import { foot } from './foot.js';
import { settings } from '../settings.js';

let pages = [];
let tools = [];
let after = () => {};
let menuOpen = false;
let lastPath = null;
let waiting = false;

export function start(app) {
  ({ pages, tools = [], after = () => {} } = app);
  speak(app.language);
  if (app.req) document.body.dataset.req = app.req;
  onChange(refresh);
  window.addEventListener('hashchange', arrive);
  document.addEventListener('click', followAnchor);
  refresh();
  load();
}

// Draws once however many things changed in this moment.
export function refresh() {
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    draw();
  });
}

export const go = path => {
  location.hash = `#/${path}`;
};

// "#/orders/order-7/edit?from=home" -> { path: "orders", rest: ["order-7", "edit"], query }
export function here() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [first = '', ...rest] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { path: first, rest, query: new URLSearchParams(query) };
}

const opens = (page, role) => !page.roles?.length || page.roles.includes(role);
const allowed = page => opens(page, state.session.user?.role);

export const pageOf = path => pages.find(page => page.path === path) ?? (path ? undefined : pages[0]);
// Where somebody who has logged in begins: before a start page that is only a door, at their own work.
export const startFor = role => (pages[0]?.door ? (pages.find(page => page.roles?.length && !page.hidden && opens(page, role))?.path ?? '') : '');
export const pagesFor = role => pages.filter(page => opens(page, role));

// Visitors before whom all but the start is locked still see what there is; elsewhere the pages of others are not their affair.
function listed() {
  const named = pages.filter(page => !page.hidden);
  const open = named.filter(allowed);
  return open.length < 2 && !state.session.user ? named : open;
}

function draw() {
  const place = here();
  const open = pages.filter(allowed);
  const known = pages.find(page => page.path === place.path);
  const page = known ?? (place.path ? null : open[0]);
  document.title = page?.label && page !== pages[0] ? `${page.label} · ${settings.name}` : settings.name;
  render(frame(page, place), document.body);
  after(place);
}

function frame(page, place) {
  return html`
    <button type="button" class="skip" @click=${() => document.getElementById('main').focus()}>${t('skip')}</button>
    ${state.offline ? html`<p class="banner" role="alert" data-tone="warn">${t('offline')}</p>` : nothing}
    ${state.saving ? html`<p class="banner saving" role="status">${t('saving')}</p>` : nothing}
    ${state.outdated
      ? html`<p class="banner" role="status">${t('outdated')} <button type="button" @click=${() => location.reload()}>${t('reload')}</button></p>`
      : nothing}
    ${tools.map(tool => tool.bar?.() ?? nothing)}
    <header class="top">
      <a class="brand" href="#/" data-req=${settings.req || nothing}><img class="mark" src=${settings.mark} alt="" /><span>${settings.name}</span></a>
      <button type="button" class="menu-button" aria-expanded=${menuOpen} aria-controls="nav" @click=${toggleMenu}>${icon('menu')}<span>${t('menu')}</span></button>
      ${navigation({ pages: listed(), first: pages[0], current: page, allowed, unfolded: menuOpen, refresh })}
      <div class="tools">${tools.map(tool => tool.button())}</div>
    </header>
    <main id="main" tabindex="-1" data-view=${page?.path ?? ''} ?data-inside=${page?.door && state.session.user} data-req=${page?.req ?? nothing}>${body(page, place)}</main>
    ${foot()} ${tools.map(tool => tool.panel?.() ?? nothing)} ${toasts()}
  `;
}

function body(page, place) {
  if (state.failed) {
    return html`<div class="empty"><h1>${t('failed')}</h1><button type="button" @click=${load}>${t('retry')}</button></div>`;
  }
  if (!state.ready) return html`<div class="loading" role="status"><span></span><span></span><span></span><p>${t('loading')}</p></div>`;
  if (!page) return html`<div class="empty"><h1>${t('no_page')}</h1><a class="button" href="#/">${t('to_start')}</a></div>`;
  if (!allowed(page)) return locked(page);
  return page.render(place);
}

const locked = page => html`
  <div class="empty">
    ${icon('lock')}
    <h1>${page.label}</h1>
    <p>${state.session.user ? t('error_forbidden') : t('locked')}</p>
    ${tools.map(tool => tool.locked?.(page) ?? nothing)}
    ${state.session.user ? nothing : html`<a class="button secondary" href="#/login">${icon('log-in')} ${t('login')}</a>`}
  </div>
`;

function toggleMenu() {
  menuOpen = !menuOpen;
  refresh();
}

function arrive() {
  menuOpen = false;
  closeMore();
  refresh();
  const { path, rest } = here();
  const place = [path, ...rest].join('/');
  if (place === lastPath) return;
  lastPath = place;
  window.scrollTo(0, 0);
  queueMicrotask(() => document.getElementById('main')?.focus({ preventScroll: true }));
}

// The same address again (the brand on the start page) shall still lead to the top.
function followAnchor(event) {
  const link = event.target.closest?.('a[href^="#/"]');
  if (link && link.getAttribute('href') === (location.hash || '#/')) {
    menuOpen = false;
    window.scrollTo({ top: 0, behavior: 'smooth' });
    refresh();
  }
}
