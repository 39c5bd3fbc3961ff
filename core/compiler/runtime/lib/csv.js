// The records of a list as a CSV file that spreadsheets open.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { toast } from './toast.js';

// A cell that starts like a formula is disarmed, so that a spreadsheet shows it instead of running it.
const cell = text => `"${(/^[=+@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export function toCsv(of, columns, records) {
  const fields = of.picked(columns);
  const plain = (field, record) => (field.numeric || field.temporal ? String(record[field.key] ?? '') : field.text(record[field.key], record));
  return [fields.map(field => cell(field.label)), ...records.map(record => fields.map(field => cell(plain(field, record))))].map(line => line.join(',')).join('\r\n');
}

export const csvExport = ({ of, records, label }) =>
  html`<button type="button" class="secondary" data-control="export-csv" @click=${() => download(`${label}.csv`, toCsv(of, Object.keys(of.fields), records))}>${icon('download')} ${t('export_csv')}</button>`;

export function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  toast(name);
}
