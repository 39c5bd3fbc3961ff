// A short message at the edge of the page; may offer to undo what it tells.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { changed } from './store.js';
import { t } from './i18n.js';

let shown = null;
let timer = 0;

export function toast(text, { undo = null, tone = 'good' } = {}) {
  clearTimeout(timer);
  shown = { text, undo, tone };
  timer = setTimeout(close, undo ? 9000 : 5000);
  changed();
}

export const toasts = () => html`
  <div class="toasts" role="status">
    ${shown
      ? html`<p class="toast" data-tone=${shown.tone}>
          <span>${shown.text}</span>
          ${shown.undo ? html`<button type="button" class="quiet" data-control="undo" @click=${takeBack}>${t('undo')}</button>` : nothing}
          <button type="button" class="quiet" aria-label=${t('close')} @click=${close}>×</button>
        </p>`
      : nothing}
  </div>
`;

function takeBack() {
  const { undo } = shown;
  close();
  undo();
}

function close() {
  shown = null;
  changed();
}
