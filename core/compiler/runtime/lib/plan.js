// Places in a grid, coloured by their status: tables, rooms, plots, boats.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { update } from './store.js';
import { t } from './i18n.js';
import { sentence } from './refused.js';
import { toast } from './toast.js';
import { mayMove } from './workflow.js';

export const plan = ({ groupBy }) => ({
  name: 'plan',
  always: true,
  draw(records, { of, columns, path }) {
    const status = of.fields[groupBy];
    const facts = of.picked(columns).filter(field => ![of.title, groupBy].includes(field.key));
    const option = record => status.options.find(one => one.key === record[groupBy]);
    return html`
      <p class="legend">${status.options.map(one => html`<span class="badge" data-tone=${one.tone ?? 'neutral'} data-option=${one.key}>${one.label}: ${records.filter(record => record[groupBy] === one.key).length}</span>`)}</p>
      <ul class="plan">
        ${records.map(record => html`<li class="plot" data-record=${record.id} data-tone=${option(record)?.tone ?? 'neutral'}>
          <a href="#/${path}/${record.id}">${of.titleOf(record)}</a>
          ${facts.filter(field => record[field.key] !== null && record[field.key] !== undefined).map(field => html`<small data-field=${field.key}>${field.show(record[field.key], record)}</small>`)}
          ${mayMove(of, record)
            ? html`<label><span class="visually-hidden">${status.label}: ${of.titleOf(record)}</span>
                <select data-control="status" @change=${event => move(of, record, groupBy, event.target.value)}>${status.options.map(one => html`<option value=${one.key} ?selected=${one.key === record[groupBy]}>${one.label}</option>`)}</select></label>`
            : html`<span>${option(record)?.label ?? nothing}</span>`}
        </li>`)}
      </ul>
      ${records.length ? nothing : html`<p class="none">${t('nothing_yet')}</p>`}
    `;
  },
});

async function move(of, record, key, to) {
  try {
    await update(of, record.id, { [key]: to });
  } catch (refused) {
    toast(sentence(refused.errors[0]), { tone: 'bad' });
  }
}
