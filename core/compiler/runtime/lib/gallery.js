// Pictures in a grid; one opens large, arrow keys lead on.
import { html, nothing, render } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';

export const gallery = ({ picture = null } = {}) => ({
  name: 'gallery',
  size: 48,
  draw(records, { of, path }) {
    const own = Object.values(of.fields).find(field => field.picture);
    const prices = Object.values(of.fields).filter(field => field.kind === 'money');
    const shown = records.map(record => ({ record, source: (own && record[own.key]) || picture?.(record) })).filter(({ source }) => source);
    return html`<ul class="gallery-grid">
      ${shown.map(({ record, source }, at) => html`<li data-record=${record.id}>
        <button type="button" class="thumb" @click=${() => open(shown, at, of, path)}><img src=${source} alt=${of.titleOf(record)} loading="lazy" /></button>
        <a href="#/${path}/${record.id}">${of.titleOf(record)}</a>
        ${prices.filter(field => record[field.key] !== null && record[field.key] !== undefined).map(field => html`<strong class="price" data-field=${field.key} data-req=${field.req ?? nothing}>${field.show(record[field.key], record)}</strong>`)}
      </li>`)}
    </ul>`;
  },
});

function open(shown, start, of, path) {
  let at = start;
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', t('picture'));
  document.body.append(dialog);
  const go = step => {
    at = (at + step + shown.length) % shown.length;
    draw();
  };
  function draw() {
    const { record, source } = shown[at];
    render(
      html`<img src=${source} alt=${of.titleOf(record)} />
        <div class="row">
          <button type="button" class="secondary flip" aria-label=${t('previous')} @click=${() => go(-1)}>${icon('chevron-left')}</button>
          <a href="#/${path}/${record.id}" @click=${() => dialog.close()}>${of.titleOf(record)}</a>
          <button type="button" class="secondary flip" aria-label=${t('next')} @click=${() => go(1)}>${icon('chevron-right')}</button>
          <button type="button" @click=${() => dialog.close()}>${t('close')}</button>
        </div>`,
      dialog,
    );
  }
  dialog.addEventListener('keydown', event => {
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
  });
  dialog.addEventListener('close', () => dialog.remove());
  draw();
  dialog.showModal();
}
