// The same data in another form: tables, lists and plain text.
import { heading } from './plain.js';

function cells(line, mark) {
  return [...line.matchAll(new RegExp(`(?:^|${mark === '|' ? '\\|' : mark})(?:"((?:[^"]|"")*)"|([^${mark}]*))`, 'g'))].map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
}

// Rows of a table as records: JSON, or lines parted by commas, semicolons or tabs.
function rows(text) {
  try {
    const data = JSON.parse(text);
    const list = Array.isArray(data) ? data : Object.values(data).find(Array.isArray) ?? [data];
    return list.map(one => (one !== null && typeof one === 'object' ? one : { value: one }));
  } catch {
    const lines = text.split(/\r?\n/).filter(line => line.trim());
    const mark = ['\t', ';', ','].find(one => lines[0]?.includes(one));
    if (!mark) return lines.map(line => ({ text: line.trim() }));
    const [head, ...rest] = lines.map(line => cells(line, mark));
    return rest.map(row => Object.fromEntries(head.map((name, n) => [name || `column ${n + 1}`, row[n] ?? ''])));
  }
}

const plain = value => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));
const safe = value => plain(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const tag = name => name.trim().replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^(?=\d)/, '_') || 'field';
const quoted = value => (/[",\n]/.test(plain(value)) ? `"${plain(value).replaceAll('"', '""')}"` : plain(value));

const FORMS = {
  json: (names, list) => JSON.stringify(list, null, 2),
  csv: (names, list) => [names, ...list.map(row => names.map(name => row[name]))].map(line => line.map(quoted).join(',')).join('\n'),
  xml: (names, list) => `<rows>\n${list.map(row => `  <row>\n${names.map(name => `    <${tag(name)}>${safe(row[name])}</${tag(name)}>`).join('\n')}\n  </row>`).join('\n')}\n</rows>`,
  html: (names, list) => `<table>\n  <tr>${names.map(name => `<th>${safe(name)}</th>`).join('')}</tr>\n${list.map(row => `  <tr>${names.map(name => `<td>${safe(row[name])}</td>`).join('')}</tr>`).join('\n')}\n</table>`,
  md: (names, list) => [`| ${names.join(' | ')} |`, `|${names.map(() => ' --- |').join('')}`, ...list.map(row => `| ${names.map(name => plain(row[name])).join(' | ')} |`)].join('\n'),
  txt: (names, list) => list.map(row => names.map(name => (names.length > 1 ? `${name}: ${plain(row[name])}` : plain(row[name]))).join('\n')).join('\n\n'),
};

export function work({ text, to }) {
  const list = rows(text);
  const names = [...new Set(list.flatMap(Object.keys))];
  return { text: FORMS[to](names, list), title: heading(`${to.toUpperCase()}: ${text}`), name: `result.${to}` };
}
