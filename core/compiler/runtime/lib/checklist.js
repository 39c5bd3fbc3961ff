// Things to tick off; how many are done stands above.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { may, update } from './store.js';
import { number, t } from './i18n.js';
import { sentence } from './refused.js';
import { toast } from './toast.js';

export const checklist = ({ box }) => ({
  name: 'checklist',
  size: 100,
  draw(records, { of, columns, path, every }) {
    const done = every.filter(record => record[box]).length;
    const facts = of.picked(columns).filter(field => ![of.title, box].includes(field.key));
    return html`
      <p class="progress-line"><progress max=${every.length} value=${done} aria-label=${of.fields[box].label}></progress> ${t('done_of', { done: number(done), n: every.length })}</p>
      <ul class="ticks">
        ${records.map(record => html`<li data-record=${record.id} class=${record[box] ? 'ticked' : ''}>
          <label class="check"><input type="checkbox" data-control="tick" .checked=${Boolean(record[box])} ?disabled=${!may(of, 'edit', record)} @change=${event => tick(of, record, box, event.target.checked)} /><span>${of.titleOf(record)}</span></label>
          ${of.marksOf(record).map(mark => html`<span class="badge" data-tone=${mark.tone}>${mark.message}</span>`)}
          <span class="tick-facts">${facts.map(field => (record[field.key] === null || record[field.key] === undefined ? nothing : html`<span data-field=${field.key}>${field.show(record[field.key], record)}</span>`))}</span>
          <a href="#/${path}/${record.id}" aria-label="${t('details')}: ${of.titleOf(record)}">${t('details')}</a>
        </li>`)}
      </ul>
    `;
  },
});

async function tick(of, record, box, done) {
  try {
    await update(of, record.id, { [box]: done });
  } catch (refused) {
    toast(sentence(refused.errors[0]), { tone: 'bad' });
  }
}
