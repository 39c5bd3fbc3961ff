// Words of the interface, numbers and dates in the visitor's language.
import { words } from '../words.js';

export const languages = Object.keys(words);
let current = languages[0];

export const language = () => current;
export const direction = () => (['ar', 'fa', 'he', 'ur'].includes(current) ? 'rtl' : 'ltr');

export function speak(wanted) {
  current = languages.includes(wanted) ? wanted : languages[0];
  document.documentElement.lang = current;
  document.documentElement.dir = direction();
}

// t('results', { n: 3 }): a plain sentence, or one form for each plural category.
export function t(key, values = {}) {
  let text = words[current][key] ?? words[languages[0]][key] ?? key;
  if (typeof text === 'object') text = text[maker('PluralRules').select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name === 'n' ? number(values.n) : (values[name] ?? whole)));
}

export const number = (value, options) => maker('NumberFormat', options).format(value);

export const date = (value, options = { dateStyle: 'medium' }) => maker('DateTimeFormat', options).format(moment(value));

// Making a formatter takes a hundred times as long as using it, and a table has one for each cell.
const makers = new Map();

function maker(kind, options) {
  const key = `${kind} ${locale()} ${JSON.stringify(options)}`;
  if (!makers.has(key)) makers.set(key, new Intl[kind](locale(), options));
  return makers.get(key);
}

// "2026-11-22", "09:30" and "2026-11-22T09:30" are wall times without a zone.
export function moment(value) {
  if (value instanceof Date) return value;
  return new Date(value.length <= 5 ? `2000-01-01T${value}` : value.length === 10 ? `${value}T00:00` : value);
}

export const isoDate = day => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;

export function addDays(value, days) {
  const day = moment(value);
  day.setDate(day.getDate() + days);
  return isoDate(day);
}

// Western digits everywhere: prices and phone numbers stay comparable.
const locale = () => (current === 'ar' ? 'ar-u-nu-latn' : current === 'en' ? 'en-GB' : current);
