// A calendar by month or week; a click on a day adds there.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { may, state } from './store.js';
import { addDays, date as say, isoDate, moment, t } from './i18n.js';
import { icon } from './icon.js';
import { go, refresh } from './shell.js';

export const calendar = ({ date, time = null }) => {
  let shown = null;
  let span = 'month';

  const monday = day => addDays(day, -((moment(day).getDay() + 6) % 7));

  function days() {
    const first = monday(span === 'month' ? `${shown.slice(0, 7)}-01` : shown);
    const last = span === 'month' ? isoDate(new Date(moment(shown).getFullYear(), moment(shown).getMonth() + 1, 0)) : shown;
    const count = span === 'month' ? (Math.floor((moment(last) - moment(first)) / 864e5 / 7 + 0.01) + 1) * 7 : 7;
    return Array.from({ length: count }, (_, at) => addDays(first, at));
  }

  function turn(step) {
    const day = moment(shown);
    shown = span === 'month' ? isoDate(new Date(day.getFullYear(), day.getMonth() + step, 1)) : addDays(shown, step * 7);
    refresh();
  }

  const choose = next => () => {
    span = next;
    refresh();
  };

  return {
    name: 'calendar',
    always: true,
    draw(records, { of, path, editing }) {
      shown ??= state.today;
      const byDay = Map.groupBy(records.filter(record => record[date]), record => record[date].slice(0, 10));
      const hour = record => (record[date].length > 10 ? record[date].slice(11) : time ? (record[time] ?? '') : '');
      const add = editing?.create && may(of, 'create');
      return html`<div class="calendar">
        <div class="calendar-bar">
          <h2 aria-live="polite">${say(shown, { month: 'long', year: 'numeric' })}</h2>
          <div class="actions">
            <button type="button" class="secondary small flip" aria-label=${t('previous')} @click=${() => turn(-1)}>${icon('chevron-left')}</button>
            <button type="button" class="secondary small" @click=${() => { shown = state.today; refresh(); }}>${t('today')}</button>
            <button type="button" class="secondary small flip" aria-label=${t('next')} @click=${() => turn(1)}>${icon('chevron-right')}</button>
            <button type="button" class="secondary small" aria-pressed=${span === 'month'} @click=${choose('month')}>${t('month')}</button>
            <button type="button" class="secondary small" aria-pressed=${span === 'week'} @click=${choose('week')}>${t('week')}</button>
          </div>
        </div>
        <div class="calendar-grid ${span}">
          ${days().slice(0, 7).map(day => html`<span class="calendar-head" aria-hidden="true">${say(day, { weekday: 'short' })}</span>`)}
          ${days().map(day => {
            const here = (byDay.get(day) ?? []).toSorted((a, b) => hour(a).localeCompare(hour(b)));
            return html`<section class="calendar-day ${day === state.today ? 'today' : ''} ${span === 'month' && day.slice(0, 7) !== shown.slice(0, 7) ? 'other' : ''} ${here.length ? 'busy' : ''}" data-day=${day} aria-label=${say(day, { dateStyle: 'full' })}>
              <header><span>${say(day, { day: 'numeric' })}<span class="calendar-weekday"> ${say(day, { weekday: 'long', month: 'long' })}</span></span>
                ${add ? html`<button type="button" class="quiet add-here" aria-label="${t('add', { what: of.label })}: ${say(day, { dateStyle: 'medium' })}" @click=${() => go(`${path}/new?${date}=${day}${of.fields[date].kind === 'dateTime' ? 'T09:00' : ''}`)}>+</button>` : nothing}</header>
              ${here.map(record => html`<a class="event" href="#/${path}/${record.id}" data-record=${record.id} data-tone=${of.marksOf(record)[0]?.tone ?? tone(of, record)}>${hour(record) ? html`<bdi>${say(hour(record), { hour: 'numeric', minute: '2-digit' })}</bdi> ` : nothing}${of.titleOf(record)}</a>`)}
            </section>`;
          })}
        </div>
      </div>`;
    },
  };
};

const tone = (of, record) => of.workflow ? (of.fields[of.workflow.key].options.find(option => option.key === record[of.workflow.key])?.tone ?? 'neutral') : 'neutral';
