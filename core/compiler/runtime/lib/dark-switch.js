// Changes between the colours that were asked for and their counterpart in the dark (or the light).
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { refresh } from './shell.js';

const root = document.documentElement;

function show(other) {
  if (other) root.dataset.scheme = 'other';
  else delete root.dataset.scheme;
}

show(kept('scheme', false));

export const darkSwitch = {
  button: () => html`<button type="button" class="quiet" data-control="dark" aria-pressed=${root.dataset.scheme === 'other'} aria-label=${t('dark')} title=${t('dark')} @click=${toggle}>${icon('sun-moon')}</button>`,
};

function toggle() {
  const other = root.dataset.scheme !== 'other';
  keep('scheme', other);
  show(other);
  window.dispatchEvent(new Event('schemechange'));
  refresh();
}
