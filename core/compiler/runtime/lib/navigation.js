// The pages in the header. What does not fit in one line, last of all the pages of those who work here, opens under "More".
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';

const LINE_PX = 1080;
const wide = page => page.label.length * 9.5 + 26;
let open = false;

export const closeMore = () => {
  open = false;
};

// [those in the line, those under "More"]
function parted(pages) {
  if (pages.reduce((sum, page) => sum + wide(page), 0) <= LINE_PX || document.body.classList.contains('side')) return [pages, []];
  let room = LINE_PX - 100;
  const inLine = [...pages].sort((one, other) => Boolean(one.roles?.length) - Boolean(other.roles?.length)).filter(page => (room -= wide(page)) > 0);
  return [pages.filter(page => inLine.includes(page)), pages.filter(page => !inLine.includes(page))];
}

export function navigation({ pages, first, current, allowed, unfolded, refresh }) {
  const [inLine, more] = parted(pages);
  const link = page => html`<a href="#/${page === first ? '' : page.path}" data-nav=${page.path} aria-current=${page === current ? 'page' : nothing}>${icon(page.icon)}<span>${page.label}</span>${allowed(page) ? nothing : icon('lock')}</a>`;
  const toggle = () => {
    open = !open;
    refresh();
  };
  const leave = event => {
    if (event.key !== 'Escape' || !open) return;
    toggle();
    event.currentTarget.querySelector('.more-button').focus();
  };
  return html`<nav id="nav" class=${unfolded ? 'open' : ''} aria-label=${t('menu')}>
    ${inLine.map(link)}
    ${more.length
      ? html`<div class="more-group" @keydown=${leave}>
          <button type="button" class="quiet more-button" aria-expanded=${open} aria-controls="more" ?data-current=${more.includes(current)} @click=${toggle}><span>${t('more_pages')}</span>${icon('chevron-down')}</button>
          <div id="more" class=${open ? 'more-pages open' : 'more-pages'}>${more.map(link)}</div>
        </div>`
      : nothing}
  </nav>`;
}
