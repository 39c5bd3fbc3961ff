// The records of a report: a plain table under its figures, and the same lines for its file.
import { html } from '../vendor/lit-html/lit-html.js';
import { all } from './store.js';
import { t } from './i18n.js';

export function reportRows(columns) {
  const kept = (of, keep) => all(of).filter(record => keep(of, record));

  return {
    lines: (of, keep) => [of.picked(columns).map(field => field.label), ...kept(of, keep).map(record => of.picked(columns).map(field => field.text(record[field.key], record)))],
    draw(of, keep) {
      const records = kept(of, keep);
      const fields = of.picked(columns);
      return html`<section class="report" data-entity=${of.key}>
        <h2>${of.plural}</h2><p class="count" role="status">${t('results', { n: records.length })}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=${of.plural}><table class="records">
          <thead><tr>${fields.map(field => html`<th scope="col" class=${field.numeric ? 'num' : ''}>${field.label}</th>`)}</tr></thead>
          <tbody>${records.map(record => html`<tr>${fields.map(field => html`<td class=${field.numeric ? 'num' : ''} data-label=${field.label}>${field.show(record[field.key], record)}</td>`)}</tr>`)}</tbody>
        </table></div></section>`;
    },
  };
}
