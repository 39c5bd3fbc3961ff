// Reads records from a CSV file: the first line names the fields; what the server refuses is said with its line.
import { html } from '../vendor/lit-html/lit-html.js';
import { batch, may } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { toast } from './toast.js';

export const csvImport = ({ of }) => may(of, 'create')
  ? html`<label class="button secondary" data-control="import-csv">${icon('upload')} ${t('import_csv')}
      <input class="visually-hidden" type="file" accept=".csv,text/csv" @change=${event => read(of, event.target)} /></label>`
  : '';

async function read(of, input) {
  const [names, ...lines] = parse(await input.files[0].text());
  input.value = '';
  const fields = names.map(name => Object.values(of.fields).find(field => !field.computed && [field.label, field.key].some(word => word.toLowerCase() === name.trim().toLowerCase())));
  if (!fields.some(Boolean)) {
    toast(t('import_no_columns'), { tone: 'bad' });
    return;
  }
  const record = line => Object.fromEntries(fields.map((field, at) => field && [field.key, line[at] ? field.parse(line[at]) : null]).filter(Boolean));
  try {
    await batch(lines.slice(0, 500).map(line => ({ op: 'create', entity: of.key, fields: record(line) })));
    toast(t('imported', { n: Math.min(lines.length, 500) }));
  } catch (refused) {
    toast(sentence(refused.errors[0]), { tone: 'bad' });
  }
}

// RFC 4180, with ";" or a tab where a spreadsheet wrote these.
function parse(text) {
  const mark = ['\t', ';', ','].find(one => text.split('\n')[0].includes(one)) ?? ',';
  const rows = [[]];
  const cells = text.replace(/^\ufeff/, '').matchAll(new RegExp(`("(?:[^"]|"")*"|[^"${mark}\\r\\n]*)(${mark}|\\r?\\n|$)`, 'g'));
  for (const [whole, cell, end] of cells) {
    if (!whole) break;
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end.includes('\n')) rows.push([]);
  }
  return rows.filter(row => row.some(cell => cell.trim()));
}
