// Counts, sums and means over records: what dashboards and charts are made of.
import { all, serverTime } from './store.js';
import { isoDate, moment } from './i18n.js';

export function selected({ of, where = {}, period = null, date = null }, keep = () => true) {
  return all(of).filter(record => keep(of, record) && Object.entries(where).every(([key, value]) => String(record[key]) === value) && (!period || within(record[date ?? '_at'], period)));
}

export function measured(records, { measure = 'count', field }) {
  if (measure === 'count') return records.length;
  const values = records.map(record => record[field]).filter(value => typeof value === 'number');
  const sum = values.reduce((total, value) => total + value, 0);
  return measure === 'sum' ? sum : values.length ? sum / values.length : 0;
}

// What a tile shows: its own measure, less what is taken off it.
export function told(tile, keep) {
  const off = tile.less ? measured(selected({ of: tile.less.of }, keep), { measure: 'sum', field: tile.less.field }) : 0;
  return measured(selected(tile, keep), tile) - off;
}

export const spoken = (value, { of, measure = 'count', field }, format) => (measure === 'count' ? format(value) : of.fields[field].text(Math.round(value * 100) / 100));

function within(value, period) {
  if (!value) return false;
  const today = serverTime();
  const day = value.slice(0, 10);
  if (period === 'today') return day === isoDate(today);
  if (period === 'month') return day.slice(0, 7) === isoDate(today).slice(0, 7);
  const monday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - ((today.getDay() + 6) % 7));
  const next = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + 7);
  return moment(day) >= monday && moment(day) < next;
}
