// One chart: drawn by Chart.js, and the same figures as a table for those who cannot see it.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all } from './store.js';
import { addDays, date, moment, number, t } from './i18n.js';
import { measured, spoken } from './measure.js';

// The library is large: it is fetched when the first chart is drawn.
let fetched = null;
const library = () => (fetched ??= import('../vendor/chart.js/chart.umd.min.js').then(() => globalThis.Chart));
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const drawn = new Map();

export function chart(options) {
  const { label, of, kind, by, bucket = null, where = {}, req } = options;
  const counts = record => Object.entries(where).every(([key, value]) => String(record[key]) === value);

  function groups(keep = () => true) {
    const field = of.fields[by];
    const found = new Map();
    // Options keep their order, also those that nobody has chosen yet.
    for (const option of field.options ?? []) found.set(option.label, []);
    for (const record of all(of)) {
      if (!keep(of, record) || !counts(record)) continue;
      const name = field.temporal && record[by] ? bucketOf(record[by], bucket ?? 'month') : field.text(record[by], record) || '–';
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(record);
    }
    const entries = [...found];
    if (field.temporal) entries.sort(([a], [b]) => a.localeCompare(b));
    return entries.map(([name, records]) => ({ name: field.temporal ? spokenBucket(name, bucket ?? 'month') : name, value: Math.round(measured(records, options) * 100) / 100 }));
  }

  return {
    label,
    groups,
    draw(at, keep) {
      const data = groups(keep);
      queueMicrotask(() => paint(`chart-${at}`, kind, data, label));
      return html`<figure class="chart" data-chart=${at} data-req=${req ?? nothing}>
        <figcaption>${label}</figcaption>
        <div class="canvas"><canvas id="chart-${at}" role="img" aria-label=${label}></canvas></div>
        <details><summary>${t('as_table')}</summary><table><tbody>${data.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td class="num">${spoken(value, options, number)}</td></tr>`)}</tbody></table></details>
      </figure>`;
    },
  };
}

function bucketOf(value, bucket) {
  const day = value.slice(0, 10);
  if (bucket === 'day') return day;
  if (bucket === 'month') return day.slice(0, 7);
  return addDays(day, -((moment(day).getDay() + 6) % 7));
}

const spokenBucket = (name, bucket) => (bucket === 'month' ? date(`${name}-01`, { month: 'short', year: 'numeric' }) : name.length === 10 ? date(name, { day: 'numeric', month: 'short' }) : name);

// Neighbours in a ring must be told apart: of two colours of nearly the same hue the second comes last.
function apart(colours) {
  const kept = [];
  const near = [];
  for (const colour of colours) (kept.some(one => Math.abs(((hue(one) - hue(colour) + 540) % 360) - 180) < 28) ? near : kept).push(colour);
  return [...kept, ...near];
}

function hue(hex) {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}

async function paint(id, kind, data, label) {
  const Chart = await library();
  const canvas = document.getElementById(id);
  if (!canvas) return;
  const colours = apart(['--accent', '--info', '--good', '--warn', '--bad', '--soft', '--edge'].map(token));
  const fill = kind === 'doughnut' ? data.map((_, at) => colours[at % colours.length]) : colours[0];
  const face = JSON.stringify([data, colours, kind]);
  const known = drawn.get(id);
  if (known?.canvas === canvas) {
    if (known.face === face) return;
    known.destroy();
  }
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = token('--soft');
  Chart.defaults.borderColor = token('--line');
  const made = new Chart(canvas, {
    type: kind,
    data: {
      labels: data.map(({ name }) => name),
      datasets: [{ label, data: data.map(({ value }) => value), backgroundColor: fill, borderColor: kind === 'line' ? colours[0] : token('--surface'), borderWidth: kind === 'bar' ? 0 : 2, borderRadius: kind === 'bar' ? Number.parseInt(token('--radius'), 10) / 2 : 0, maxBarThickness: 56, tension: 0.3 }],
    },
    options: {
      maintainAspectRatio: false,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 300 },
      plugins: { legend: { display: kind === 'doughnut', position: 'bottom' } },
      scales: kind === 'doughnut' ? {} : { y: { beginAtZero: true, ticks: { precision: 0 } }, x: { grid: { display: false } } },
    },
  });
  Object.assign(made, { face });
  drawn.set(id, made);
}
