// Records inside a page: what is on offer, who works here, news, reviews, answers.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all } from './store.js';
import { t } from './i18n.js';

const line = (of, record, fields) => of.picked(fields).filter(field => record[field.key] !== null && record[field.key] !== undefined && record[field.key] !== '')
  .map(field => html`<span data-field=${field.key} class=${field.kind}>${['integer', 'decimal'].includes(field.kind) || field.boolean ? html`${field.label}: ` : nothing}${field.show(record[field.key], record)}</span>`);

const name = (of, record, home) => (home ? html`<a href="#/${home}/${record.id}">${of.titleOf(record)}</a>` : of.titleOf(record));

const styles = {
  faq: ({ of, fields }, records) => records.map(record => html`<details data-record=${record.id}><summary>${of.titleOf(record)}</summary>${line(of, record, fields)}</details>`),
  tiles: ({ of, fields, home, picture, style }, records) => html`<ul class="showcase ${style}" data-count=${records.length}>
    ${records.map(record => {
      const own = Object.values(of.fields).find(field => field.picture && record[field.key]);
      const source = own ? record[own.key] : picture?.(record);
      return html`<li data-record=${record.id}>
        ${source ? html`<img src=${source} alt="" loading="lazy" />` : nothing}
        <div><h3>${name(of, record, home)}</h3><p>${line(of, record, fields)}</p></div>
      </li>`;
    })}
  </ul>`,
};

export function showcase(options) {
  const { of, style, home, limit = 8 } = options;
  const records = style === 'news' ? all(of).toReversed() : all(of);
  if (!records.length) return html`<p class="none">${t('nothing_yet')}</p>`;
  return html`
    ${(styles[style] ?? styles.tiles)(options, records.slice(0, limit))}
    ${records.length > limit && home ? html`<p class="more"><a href="#/${home}">${t('show_all', { n: records.length })}</a></p>` : nothing}
  `;
}
