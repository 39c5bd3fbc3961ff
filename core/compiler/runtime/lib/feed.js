// Entries one below another: news, notices, articles.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { date as say } from './i18n.js';

export const feed = ({ date = null, picture = null, quick = null } = {}) => ({
  name: 'feed',
  size: 12,
  draw(records, { of, columns, path }) {
    const own = Object.values(of.fields).find(field => field.picture);
    const long = Object.values(of.fields).find(field => field.long);
    const facts = of.picked(columns).filter(field => ![of.title, date, own?.key, long?.key].includes(field.key));
    return html`<div class="feed">
      ${records.map(record => {
        const source = (own && record[own.key]) || picture?.(record);
        const moment = (date && record[date]) || record._at;
        return html`<article class="entry" data-record=${record.id}>
          ${source ? html`<img src=${source} alt="" loading="lazy" />` : nothing}
          <div>
            ${moment ? html`<time datetime=${moment} data-field=${date ?? nothing}>${say(moment.slice(0, 10), { dateStyle: 'long' })}</time>` : nothing}
            <h2><a href="#/${path}/${record.id}">${of.titleOf(record)}</a></h2>
            ${of.marksOf(record).map(mark => html`<p class="mark-line" data-tone=${mark.tone}>${mark.message}</p>`)}
            ${long && record[long.key] ? html`<p class="long" data-field=${long.key}>${record[long.key].length > 280 ? `${record[long.key].slice(0, 280).trim()} …` : record[long.key]}</p>` : nothing}
            <p class="facts">${facts.filter(field => record[field.key] !== null && record[field.key] !== undefined).map(field => html`<span data-field=${field.key}>${field.show(record[field.key], record)}</span>`)} ${quick ? quick(record, of) : nothing}</p>
          </div>
        </article>`;
      })}
    </div>`;
  },
});
