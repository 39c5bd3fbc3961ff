// Records as cards, each with a picture: the record's own, or a drawing that fits its name.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { icon } from './icon.js';
import { grouped } from './sort.js';

export const cards = ({ picture = null, quick = null, groupBy = null } = {}) => ({
  name: 'cards',
  size: 24,
  draw(records, { of, columns, path, take = null, save = null }) {
    const own = Object.values(of.fields).find(field => field.picture);
    const fields = of.picked(columns).filter(field => field.key !== of.title && field !== own);
    return grouped(records, of, groupBy).map(([name, group]) => html`${name ? html`<h2 class="group-name">${name}</h2>` : nothing}<ul class="cards" data-count=${group.length}>
      ${group.map(record => {
        const source = (own && record[own.key]) || picture?.(record);
        const marks = of.marksOf(record);
        return html`<li class="card" data-record=${record.id} data-tone=${marks[0]?.tone ?? nothing}>
          ${source ? html`<img class="card-picture" src=${source} alt="" loading="lazy" />` : nothing}
          <div class="card-body">
            <h2><a href="#/${path}/${record.id}">${of.titleOf(record)}</a></h2>
            ${marks.map(mark => html`<p class="mark-line" data-tone=${mark.tone}>${icon('clock-alert')} ${mark.message}</p>`)}
            <dl>${fields.map(field => html`<div data-field=${field.key} data-req=${field.req ?? nothing} class=${field.long ? 'wide' : ''}><dt>${field.label}</dt><dd>${field.show(record[field.key], record)}</dd></div>`)}</dl>
            ${quick ? quick(record, of) : nothing}
            ${take ? take(record) : nothing}
            ${save ? save(record, of) : nothing}
          </div>
        </li>`;
      })}
    </ul>`);
  },
});
