// The figures of a dashboard as a CSV file.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { download } from './csv.js';
import { measured, selected } from './measure.js';

const cell = text => `"${String(text).replaceAll('"', '""')}"`;

export const figuresCsv = ({ tiles, charts, label }) => html`<button type="button" class="secondary" data-control="export-csv" @click=${() => download(`${label}.csv`, lines(tiles, charts))}>${icon('download')} ${t('export_csv')}</button>`;

function lines(tiles, charts) {
  const figures = tiles.map(tile => ['', tile.label, measured(selected(tile), tile)]);
  const points = charts.flatMap(chart => chart.groups().map(({ name, value }) => [chart.label, name, value]));
  return [...figures, ...points].map(line => line.map(cell).join(',')).join('\r\n');
}
