// A price list: name, dots, price; grouped where a choice says so.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';

export const menu = ({ groupBy = null, picture = null } = {}) => ({
  name: 'menu',
  size: 200,
  draw(records, { of, columns, path }) {
    const all = Object.values(of.fields);
    const price = all.find(field => field.kind === 'money');
    const group = of.fields[groupBy] ?? all.find(field => field.kind === 'choice' && field !== of.fields[of.workflow?.key]);
    const facts = of.picked(columns).filter(field => ![of.title, price?.key, group?.key].includes(field.key) && !field.picture);
    const groups = Map.groupBy(records, record => (group ? group.text(record[group.key], record) : ''));
    return html`<div class="menu-list">
      ${[...groups].map(([name, lines]) => html`<section>
        ${name ? html`<h2>${name}</h2>` : nothing}
        <ul>${lines.map(record => html`<li data-record=${record.id}>
          ${picture ? html`<img src=${picture(record)} alt="" loading="lazy" />` : nothing}
          <div>
            <p class="menu-line"><a href="#/${path}/${record.id}">${of.titleOf(record)}</a><span class="dots" aria-hidden="true"></span>${price ? html`<strong data-field=${price.key}>${price.show(record[price.key], record)}</strong>` : nothing}</p>
            ${facts.filter(field => record[field.key] !== null && record[field.key] !== undefined).map(field => html`<p class="menu-fact" data-field=${field.key}>${field.numeric || field.boolean ? html`${field.label}: ` : nothing}${field.show(record[field.key], record)}</p>`)}
          </div>
        </li>`)}</ul>
      </section>`)}
      ${records.length ? nothing : html`<p>${t('nothing_yet')}</p>`}
    </div>`;
  },
});
