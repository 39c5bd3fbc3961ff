// Records as rows; a click on a column's head sorts by it.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { may } from './store.js';
import { number, t } from './i18n.js';
import { icon } from './icon.js';
import { grouped } from './sort.js';

export const table = ({ totals = [], quick = null, groupBy = null } = {}) => ({
  name: 'table',
  size: 20,
  draw(records, page) {
    const { of, columns, path, editing } = page;
    const fields = of.picked(columns);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${page.label}><table class="records">
      <thead><tr>${fields.map(field => head(field, page))}<th><span class="visually-hidden">${t('actions')}</span></th></tr></thead>
      <tbody>
        ${grouped(records, of, groupBy).map(([name, group]) => html`${name ? html`<tr class="group-head"><th colspan="99" scope="rowgroup">${name}</th></tr>` : nothing}${group.map(record => {
          const marks = of.marksOf(record);
          return html`<tr data-record=${record.id} data-tone=${marks[0]?.tone ?? nothing}>
            ${fields.map((field, at) => html`<td class=${field.numeric ? 'num' : ''} data-label=${field.label} data-field=${field.key}>
              ${at === 0 ? html`<a href="#/${path}/${record.id}">${field.show(record[field.key], record)}</a>${marks.map(mark => html` <span class="badge" data-tone=${mark.tone}>${mark.message}</span>`)}` : field.show(record[field.key], record)}</td>`)}
            <td class="row-actions">
              ${quick ? quick(record, of) : nothing}
              ${editing?.edit && may(of, 'edit', record) ? html`<a class="icon-button" href="#/${path}/${record.id}/edit" data-control="edit" aria-label="${t('edit')}: ${of.titleOf(record)}" title=${t('edit')}>${icon('pencil')}</a>` : nothing}
              ${editing?.remove && may(of, 'delete', record) ? html`<button type="button" class="icon-button" data-control="delete" aria-label="${t('delete')}: ${of.titleOf(record)}" title=${t('delete')} @click=${() => editing.drop(of, record, path)}>${icon('trash')}</button>` : nothing}
            </td>
          </tr>`;
        })}`)}
      </tbody>
      ${totals.length ? sums(fields, totals, page.every) : nothing}
    </table></div>`;
  },
});

function head(field, { sort, sortBy }) {
  const direction = sort === field.key ? 'ascending' : sort === `-${field.key}` ? 'descending' : 'none';
  const next = direction === 'ascending' ? `-${field.key}` : field.key;
  const arrow = { ascending: '↑', descending: '↓', none: '' }[direction];
  return html`<th scope="col" class=${field.numeric ? 'num' : ''} aria-sort=${direction} data-field=${field.key} data-req=${field.req ?? nothing}><button type="button" class="head" @click=${() => sortBy(next)}>${field.label} <span aria-hidden="true">${arrow}</span></button></th>`;
}

function sums(fields, totals, records) {
  const total = field => records.reduce((sum, record) => sum + (record[field.key] ?? 0), 0);
  return html`<tfoot><tr>
    ${fields.map((field, at) => html`<td class=${field.numeric ? 'num' : ''}>${totals.includes(field.key) ? field.text(total(field)) : at === 0 ? `${t('total')} (${number(records.length)})` : ''}</td>`)}<td></td>
  </tr></tfoot>`;
}
