// Booking: what, with whom, which day, which free time, and then who it is for.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, call, create, may, state } from './store.js';
import { addDays, date, t } from './i18n.js';
import { form } from './form.js';
import { icon } from './icon.js';
import { refresh } from './shell.js';
import { known } from './signed.js';

export function booking({ of, service = null, resource = null, details, intro = '', thanks = '', ...page }) {
  const chosen = { service: null, resource: null, day: null, time: null, week: 0, soonest: true };
  let wanted = '';
  const slots = { key: '', days: null, failed: false };
  let draw = null;
  let booked = null;

  // "#/book/room-2": who comes from the page of a thing has chosen it already.
  function begin(id) {
    wanted = id;
    const has = field => field && offers(of.fields[field]).some(({ key }) => key === id);
    if (has(service)) Object.assign(chosen, { service: id, day: null, time: null });
    else if (has(resource)) Object.assign(chosen, { resource: id, day: null, time: null });
    if (id) booked = null;
  }

  const from = () => addDays(state.today, chosen.week * 7);

  // The free times come from the server: it knows the bookings that this visitor may not see.
  async function fetchSlots(force = false) {
    const query = new URLSearchParams({ view: page.path, date: from(), days: 7 });
    if (chosen.service) query.set('service', chosen.service);
    if (chosen.resource) query.set('resource', chosen.resource);
    if (!force && slots.key === query.toString()) return;
    slots.key = query.toString();
    try {
      const { days } = await call('GET', `slots?${query}`);
      if (slots.key !== query.toString()) return;
      Object.assign(slots, { days, failed: false });
      if (!chosen.day) suggest(days);
    } catch {
      Object.assign(slots, { days: null, failed: true });
    }
    refresh();
  }

  // The first day with something free is open at once, in this week or one soon after; a visitor may leave it.
  function suggest(days) {
    const free = days.find(day => day.slots.some(slot => slot.free || slot.waiting));
    if (free) chosen.day = free.date;
    else if (chosen.soonest && chosen.week < 3) chosen.week += 1;
  }

  function choose(part) {
    Object.assign(chosen, part);
    draw = null;
    refresh();
  }

  const values = () => ({
    ...(service && chosen.service ? { [service]: chosen.service } : {}),
    ...(resource && chosen.resource ? { [resource]: chosen.resource } : {}),
    [page.date]: chosen.day,
    ...(page.time ? { [page.time]: chosen.time } : {}),
  });

  const offers = field => (field.target ? all(field.target()).map(record => ({ key: record.id, record, label: field.target().titleOf(record) })) : field.options);

  function picker(part, field, anybody) {
    const own = field.target ? Object.values(field.target().fields).filter(one => ['money', 'duration'].includes(one.kind)) : [];
    return html`<fieldset class="picker" data-field=${field.key} data-req=${field.req ?? nothing}>
      <legend>${field.label}</legend>
      ${anybody ? option(part, null, t('anybody'), '') : nothing}
      ${offers(field).map(({ key, label, record }) => option(part, key, label, record ? own.map(one => one.text(record[one.key], record)).filter(Boolean).join(' · ') : ''))}
    </fieldset>`;
  }

  const option = (part, key, label, below) => html`<label class="pick">
    <input type="radio" name="${page.path}-${part}" .checked=${chosen[part] === key} @change=${() => choose({ [part]: key, time: null })} />
    <span>${label}</span> ${below ? html`<small>${below}</small>` : nothing}
  </label>`;

  function days() {
    if (slots.failed) return html`<p class="form-error" role="alert">${t('failed')} <button type="button" @click=${() => fetchSlots(true)}>${t('retry')}</button></p>`;
    if (!slots.days) return html`<p class="none" role="status">${t('loading')}</p>`;
    return html`<div class="week" role="group" aria-label=${of.fields[page.date].label}>
      <button type="button" class="icon-button flip" aria-label=${t('previous')} ?disabled=${chosen.week === 0} @click=${() => choose({ week: chosen.week - 1, day: null, time: null, soonest: false })}>${icon('chevron-left')}</button>
      ${slots.days.map(day => {
        const free = day.slots.filter(slot => slot.free || slot.waiting).length;
        return html`<button type="button" class="day" aria-pressed=${chosen.day === day.date} ?disabled=${!free} @click=${() => choose({ day: day.date, time: null })}>
          <span>${date(day.date, { weekday: 'short' })}</span><strong>${date(day.date, { day: 'numeric' })}</strong><span>${date(day.date, { month: 'short' })}</span>
          <small>${free ? (page.time ? t('free', { n: free }) : t('free_day')) : day.open ? t('full') : t('closed')}</small>
        </button>`;
      })}
      <button type="button" class="icon-button flip" aria-label=${t('next')} ?disabled=${chosen.week === 7} @click=${() => choose({ week: chosen.week + 1, day: null, time: null, soonest: false })}>${icon('chevron-right')}</button>
    </div>`;
  }

  function times() {
    const day = slots.days?.find(one => one.date === chosen.day);
    if (!day || !page.time) return nothing;
    return html`<div class="times" role="group" data-control="slots" data-field=${page.time} aria-label=${of.fields[page.time].label}>
      ${day.slots.map(slot => html`<button type="button" class="slot" aria-pressed=${chosen.time === slot.time} ?disabled=${!slot.free && !slot.waiting} @click=${() => choose({ time: slot.time })}>
        ${date(slot.time, { hour: 'numeric', minute: '2-digit' })}
        ${slot.waiting ? html`<small>${t('waiting_list')}</small>` : slot.left > 1 ? html`<small>${t('places_left', { n: slot.left })}</small>` : nothing}
      </button>`)}
    </div>`;
  }

  function person() {
    draw ??= form({
      of,
      fields: page.until ? [page.until, ...details] : details,
      record: { ...known(of, details), ...(page.until ? { [page.until]: chosen.day } : {}) },
      submit: t('book'),
      async save(fields) {
        try {
          return await create(of, { ...fields, ...values() });
        } catch (refused) {
          fetchSlots(true);
          throw refused;
        }
      },
      done(record) {
        booked = record;
        draw = null;
        Object.assign(chosen, { day: null, time: null });
        fetchSlots(true);
        window.scrollTo(0, 0);
      },
    });
    return html`<section class="booking-end"><h2>${t('your_details')}</h2>
      <p class="chosen">${icon('calendar-check')} ${date(chosen.day, { dateStyle: 'full' })}${chosen.time ? html`, <bdi>${date(chosen.time, { hour: 'numeric', minute: '2-digit' })}</bdi>` : nothing}</p>
      ${draw()}</section>`;
  }

  const confirmation = () => html`<section class="thanks" role="status" data-entity=${of.key}>
    ${icon('calendar-check')}
    <h1>${thanks || t('booked')}</h1>
    ${booked._waiting ? html`<p>${t('waiting_place', { n: booked._waiting })}</p>` : nothing}
    <dl>${Object.values(of.fields).filter(field => booked[field.key] !== null && booked[field.key] !== undefined && booked[field.key] !== '').map(field => html`<div data-field=${field.key}><dt>${field.label}</dt><dd>${field.show(booked[field.key], booked)}</dd></div>`)}</dl>
    <button type="button" class="secondary" @click=${() => { booked = null; refresh(); }}>${t('another')}</button>
  </section>`;

  return {
    ...page,
    render({ rest: [id = ''] }) {
      if (id !== wanted) begin(id);
      if (booked) return confirmation();
      if (!may(of, 'create')) return html`<div class="empty">${icon('lock')}<h1>${page.label}</h1><p>${t('locked')}</p><a class="button" href="#/login">${t('login')}</a></div>`;
      const serviceField = service && of.fields[service];
      if (serviceField && !chosen.service) chosen.service = offers(serviceField)[0]?.key ?? null;
      if (resource && !service && !chosen.resource && of.fields[resource].required) chosen.resource = offers(of.fields[resource])[0]?.key ?? null;
      fetchSlots();
      const ready = chosen.day && (chosen.time || !page.time);
      return html`
        <header class="page-head"><div><h1>${page.label}</h1>${intro ? html`<p>${intro}</p>` : nothing}</div></header>
        <div class="booking" data-entity=${of.key}>
          ${serviceField ? picker('service', serviceField, false) : nothing}
          ${resource ? picker('resource', of.fields[resource], !of.fields[resource].required) : nothing}
          <section class="when" data-field=${page.date} data-req=${of.fields[page.date].req ?? nothing}><h2>${t('when')}</h2>${days()} ${times()}</section>
          ${ready ? person() : html`<section class="booking-end waiting">${icon('calendar-check')}<p>${t('choose_time')}</p></section>`}
        </div>
      `;
    },
  };
}
