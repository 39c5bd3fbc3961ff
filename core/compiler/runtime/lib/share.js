// Passes the address of a record on: by the device's own menu where it has one, else by the clipboard.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { toast } from './toast.js';

export const share = (record, of) => html`<p><button type="button" class="secondary" data-control="share" @click=${() => pass(of.titleOf(record))}>${icon('share-2')} ${t('share')}</button></p>`;

async function pass(title) {
  const url = location.href;
  try {
    if (!navigator.share) throw new TypeError('no menu');
    await navigator.share({ title, url });
    return;
  } catch (error) {
    if (error.name === 'AbortError') return; // The visitor closed the menu.
  }
  try {
    await navigator.clipboard.writeText(url);
    toast(t('link_copied'));
  } catch {
    toast(url, { tone: 'info' }); // Neither is allowed inside a frame: then it is there to be read.
  }
}
