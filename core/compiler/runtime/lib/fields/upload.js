// Pictures and files: sent to the server when they are chosen, the record keeps their address.
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { underway, upload } from '../store.js';
import { t } from '../i18n.js';
import { sentence } from '../refused.js';
import { toast } from '../toast.js';
import { icon } from '../icon.js';
import { field } from './field.js';

const name = value => decodeURIComponent(value.split('/').at(-1));

async function send(file, set) {
  try {
    const { url } = await upload(file);
    set(url);
    return true;
  } catch (refused) {
    toast(sentence(refused.errors[0]), { tone: 'bad' });
    return false;
  }
}

function begin(file, set) {
  if (!file) return;
  const sending = send(file, set);
  underway.add(sending);
  sending.finally(() => underway.delete(sending));
}

const control = accept =>
  function ({ id, value, set, ...aria }) {
    return html`<span class="upload">
      ${value && accept ? html`<img src=${value} alt="" />` : nothing}
      <input id=${id} name=${this.key} type="file" accept=${accept || nothing} aria-describedby=${aria.describedBy} @change=${event => begin(event.target.files[0], set)} />
      ${value ? html`<button type="button" class="quiet" @click=${() => set(null)}>${t('remove')}</button>` : nothing}
    </span>`;
  };

export const image = (label, options) =>
  field('image', label, options, { picture: true, show: value => (value ? html`<img class="picture" src=${value} alt="" loading="lazy" />` : '–'), control: control('image/png,image/jpeg,image/webp,image/gif') });

export const file = (label, options) =>
  field('file', label, options, { text: value => (value ? name(value) : ''), show: value => (value ? html`<a href=${value} download data-control="download">${icon('download')} ${t('download')}</a>` : '–'), control: control('') });
