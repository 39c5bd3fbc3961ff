// Figures and charts over the records, always as they are now.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { number } from './i18n.js';
import { measured, selected, spoken } from './measure.js';

export function dashboard({ tiles, charts = [], tools = [], ...page }) {
  return {
    ...page,
    render: () => html`
      <header class="page-head"><h1>${page.label}</h1><div class="actions">${tools.map(tool => tool({ tiles, charts, label: page.label }))}</div></header>
      <dl class="tiles">
        ${tiles.map((tile, at) => html`<div class="tile" data-tile=${at} data-entity=${tile.of.key} data-req=${tile.req ?? nothing}>
          <dt>${tile.label}</dt><dd>${spoken(measured(selected(tile), tile), tile, number)}</dd>
        </div>`)}
      </dl>
      <div class="charts">${charts.map((chart, at) => chart.draw(at))}</div>
    `,
  };
}
