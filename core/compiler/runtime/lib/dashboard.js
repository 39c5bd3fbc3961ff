// Figures and charts over the records, always as they are now.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { filterControl, matches } from './filter.js';
import { number, t } from './i18n.js';
import { spoken, told } from './measure.js';
import { refresh } from './shell.js';

export function dashboard({ tiles, charts = [], tools = [], about = null, filters = [], rows = null, ...page }) {
  let chosen = {};
  const narrow = part => {
    chosen = part;
    refresh();
  };
  // Narrowed by the fields of one kind of record, the figures of the others stay as they are.
  const keep = (of, record) => of !== about || filters.every(key => matches(of.fields[key], record[key], chosen[key]));
  const narrowed = () => Object.values(chosen).some(Boolean);

  return {
    ...page,
    render: () => html`
      <header class="page-head"><h1>${page.label}</h1><div class="actions">${tools.map(tool => tool({ tiles, charts, keep, rows, about, label: page.label }))}</div></header>
      ${filters.length
        ? html`<div class="bar" role="search">${filters.map(key => filterControl(about, about.fields[key], chosen[key], value => narrow({ ...chosen, [key]: value })))}
            ${narrowed() ? html`<button type="button" class="secondary" data-control="clear" @click=${() => narrow({})}>${t('clear')}</button>` : nothing}</div>`
        : nothing}
      <dl class="tiles">
        ${tiles.map((tile, at) => html`<div class="tile" data-tile=${at} data-entity=${tile.of.key} data-req=${tile.req ?? nothing}>
          <dt>${tile.label}</dt><dd>${spoken(told(tile, keep), tile, number)}</dd>
        </div>`)}
      </dl>
      <div class="charts">${charts.map((chart, at) => chart.draw(at, keep))}</div>
      ${rows ? rows.draw(about, keep) : nothing}
    `,
  };
}
