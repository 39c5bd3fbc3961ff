// The figures of a dashboard as a CSV file.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { download } from './csv.js';
import { told } from './measure.js';

const cell = text => `"${String(text).replaceAll('"', '""')}"`;

export const figuresCsv = ({ tiles, charts, keep, rows, about, label }) => html`<button type="button" class="secondary" data-control="export-csv" @click=${() => download(`${label}.csv`, lines(tiles, charts, keep, rows?.lines(about, keep) ?? []))}>${icon('download')} ${t('export_csv')}</button>`;

function lines(tiles, charts, keep, records) {
  const figures = tiles.map(tile => ['', tile.label, told(tile, keep)]);
  const points = charts.flatMap(chart => chart.groups(keep).map(({ name, value }) => [chart.label, name, value]));
  return [...figures, ...points, ...records].map(line => line.map(cell).join(',')).join('\r\n');
}
