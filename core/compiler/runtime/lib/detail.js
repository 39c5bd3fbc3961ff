// The page of one record: its fields, what belongs to it, and what can be done with it.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, may } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { sorted } from './sort.js';

export const detail = ({ path, label, of, editing = null, related = [], extras = [], take = null, picture = null }) =>
  function page(record) {
    const image = Object.values(of.fields).find(field => field.picture && record[field.key]);
    const keeps = editing?.edit && may(of, 'edit', record);
    // What is empty is shown to those who can fill it in.
    const reel = Object.values(of.fields).find(field => field.reel && record[field.key]);
    const filled = field => keeps || ![null, undefined, ''].includes(record[field.key]);
    const shown = Object.values(of.fields).filter(field => field.key !== of.title && field !== image && field !== reel && filled(field));
    return html`
      <article class="detail" data-entity=${of.key} data-record=${record.id}>
        <a class="back" href="#/${path}">${icon('arrow-left')} ${label}</a>
        <header class="page-head">
          <h1 data-field=${of.title}>${of.titleOf(record)}</h1>
          <div class="actions">
            ${keeps ? html`<a class="button secondary" href="#/${path}/${record.id}/edit" data-control="edit">${icon('pencil')} ${t('edit')}</a>` : nothing}
            ${editing?.remove && may(of, 'delete', record) ? html`<button type="button" class="secondary" data-control="delete" @click=${() => editing.drop(of, record, path)}>${icon('trash')} ${t('delete')}</button>` : nothing}
          </div>
        </header>
        ${of.marksOf(record).map(mark => html`<p class="mark-line" data-tone=${mark.tone}>${icon('clock-alert')} ${mark.message}</p>`)}
        ${record._waiting ? html`<p class="mark-line" data-tone="info">${t('waiting_place', { n: record._waiting })}</p>` : nothing}
        <div class="detail-body">
          ${reel ? html`<div data-field=${reel.key} data-req=${reel.req ?? nothing}>${reel.show(record[reel.key], record)}</div>` : image ? html`<img class="detail-picture" src=${record[image.key]} alt=${of.titleOf(record)} />` : picture ? html`<img class="detail-picture drawn" src=${picture(record)} alt="" />` : nothing}
          <div><dl ?hidden=${!shown.length}>${shown.map(field => html`<div data-field=${field.key} data-req=${field.req ?? nothing} class=${field.long ? 'wide' : ''}><dt>${field.label}</dt><dd>${field.show(record[field.key], record)}</dd></div>`)}</dl>${take ? take(record) : nothing}</div>
        </div>
        ${extras.map(extra => extra(record, of))}
        ${related.map(part => belongings(part, record))}
      </article>
    `;
  };

function belongings({ of, by, columns, sort }, record) {
  const records = sorted(all(of).filter(one => one[by] === record.id), of, sort);
  if (!records.length) return nothing;
  return html`<section data-entity=${of.key}>
    <h2>${of.plural}</h2>
    <div class="scroll"><table>
      <thead><tr>${of.picked(columns).map(field => html`<th scope="col" class=${field.numeric ? 'num' : ''} data-field=${field.key}>${field.label}</th>`)}</tr></thead>
      <tbody>${records.map(one => html`<tr data-record=${one.id}>${of.picked(columns).map(field => html`<td class=${field.numeric ? 'num' : ''}>${field.show(one[field.key], one)}</td>`)}</tr>`)}</tbody>
    </table></div>
  </section>`;
}
