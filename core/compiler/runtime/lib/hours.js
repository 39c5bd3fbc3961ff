// Opening hours as a small table; the row of today is marked.
import { html } from '../vendor/lit-html/lit-html.js';
import { date, t } from './i18n.js';
import { serverTime } from './store.js';
import { settings } from '../settings.js';

// 2024-01-01 was a Monday: weekday 0 of the settings.
const weekday = (day, style) => date(`2024-01-0${day + 1}`, { weekday: style });
export const clock = time => date(time, { hour: 'numeric', minute: '2-digit' });

// What has no end ("classes at 19:00") is said by its beginning.
export const span = ({ opens, closes }) => (closes ? `${clock(opens)} – ${clock(closes)}` : clock(opens));

export function hoursTable() {
  const today = (serverTime().getDay() + 6) % 7;
  return html`<table class="hours">
    <tbody>
      ${settings.hours.map(
        ({ days, opens, closes, note }) => html`<tr class=${days.includes(today) ? 'today' : ''}>
          <th scope="row">${spans(days)}</th>
          <td>${opens ? html`<bdi>${span({ opens, closes })}</bdi>` : note ? '' : t('closed')} ${note ?? ''}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

// [1,2,3,5] -> "Tuesday – Thursday, Saturday"
function spans(days) {
  const runs = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  const style = days.length > 1 && runs.length > 2 ? 'short' : 'long';
  return runs.map(([from, to]) => (from === to ? weekday(from, style) : `${weekday(from, style)} – ${weekday(to, style)}`)).join(', ');
}
