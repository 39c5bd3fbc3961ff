// "What you asked for": every wish, how far it is met, and a way to the place where it can be seen.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { go, refresh } from './shell.js';
import { asked } from '../asked.js';

let open = false;
let pointed = null;

export const askedPanel = {
  button: () => html`<button type="button" class="quiet" data-control="asked" aria-expanded=${open} aria-controls="asked" @click=${toggle}>${icon('list-checks')} <span>${t('asked')}</span></button>`,
  panel: () => html`<aside id="asked" class="asked" ?hidden=${!open} aria-label=${t('asked')}>
    <header><h2>${t('asked')}</h2><button type="button" class="quiet" aria-label=${t('close')} @click=${toggle}>×</button></header>
    <ul>${asked.map(
      wish => html`<li data-status=${wish.status}>
        ${wish.status === 'not_done'
          ? html`<p>${icon('circle-x')} <span>${wish.text} <small>${wish.note || t('not_done')}</small></span></p>`
          : html`<button type="button" class="quiet" aria-pressed=${pointed === wish} @click=${() => show(wish)}>${icon(wish.status === 'partial' ? 'circle-dashed' : 'circle-check')} <span>${wish.text} ${wish.note ? html`<small>${wish.note}</small>` : nothing}</span></button>`}
      </li>`,
    )}</ul>
  </aside>`,
};

function toggle() {
  open = !open;
  refresh();
}

function show(wish) {
  pointed = wish;
  if (window.matchMedia('(max-width: 54rem)').matches) open = false;
  go(wish.where.replace(/^#\/?/, ''));
  refresh();
  setTimeout(() => {
    const element = find(wish);
    element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element?.classList.add('pointed');
    setTimeout(() => element?.classList.remove('pointed'), 3500);
  }, 120);
}

const find = wish => document.querySelector(`[data-req~="${wish.id}"]`) ?? (wish.selector ? document.querySelector(wish.selector) : null) ?? document.getElementById('main');

// After each drawing: elements that the list finds by selector carry its mark too.
export function markAsked() {
  const address = location.hash || '#/';
  for (const { id, where, selector } of asked) {
    if (!selector || selector.includes('data-req') || (where || '#/') !== address) continue;
    const element = document.querySelector(selector);
    if (element && !(element.dataset.req ?? '').split(' ').includes(id)) element.dataset.req = `${element.dataset.req ?? ''} ${id}`.trim();
  }
}
