// A page with one form for visitors; afterwards it says thanks.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { create, find, may, state } from './store.js';
import { t } from './i18n.js';
import { contactLines } from './foot.js';
import { form } from './form.js';
import { hoursTable } from './hours.js';
import { icon } from './icon.js';
import { settings } from '../settings.js';
import { here, refresh } from './shell.js';
import { asked, known, signature } from './signed.js';

export function formPage({ of, fields, intro = '', thanks = '', picture = null, ...page }) {
  let sent = null;
  let draw = null;
  let wanted = '';
  let who;

  // "#/register/class-2": who comes from the page of a thing has chosen it already.
  const tied = id => Object.fromEntries(fields.filter(key => id && of.fields[key].target && find(of.fields[key].target(), id)).map(key => [key, id]));

  function fresh() {
    sent = null;
    const start = Object.fromEntries(fields.map(key => [key, of.fields[key].initial ?? null]));
    draw = form({
      of,
      fields: asked(of, fields),
      record: { ...start, ...known(of, fields), ...tied(wanted), ...Object.fromEntries(here().query) },
      submit: t('send'),
      save: values => create(of, { ...values, ...signature(of) }),
      done(record) {
        sent = record;
        refresh();
        window.scrollTo(0, 0);
      },
    });
  }

  const summary = () => html`
    <section class="thanks" role="status" data-entity=${of.key}>
      ${icon('circle-check')}
      <h1>${thanks || t('thanks')}</h1>
      <dl>${of.picked(fields).filter(field => sent[field.key] !== null && sent[field.key] !== undefined).map(field => html`<div><dt>${field.label}</dt><dd>${field.show(sent[field.key], sent)}</dd></div>`)}</dl>
      <button type="button" class="secondary" @click=${() => { fresh(); refresh(); }}>${t('another')}</button>
    </section>
  `;

  const beside = () => html`<aside class="beside">
    <img src=${picture} alt="" />
    ${settings.place || settings.phone || settings.email ? html`<address>${contactLines()}</address>` : nothing}
    ${settings.hours.length ? html`<div><strong>${settings.hoursLabel || t('hours')}</strong>${hoursTable()}</div>` : nothing}
  </aside>`;

  return {
    ...page,
    render({ rest: [id = ''] }) {
      if (id !== wanted || who !== state.session.user?.email) {
        wanted = id;
        who = state.session.user?.email;
        draw = sent = null;
      }
      if (sent) return summary();
      if (!may(of, 'create')) return html`<div class="empty">${icon('lock')}<h1>${page.label}</h1><p>${t('locked')}</p><a class="button" href="#/login">${t('login')}</a></div>`;
      if (!draw) fresh();
      return html`<div class="with-beside">
        <div class="sheet">
          <h1>${page.label}</h1>
          ${intro ? html`<p class="prose">${intro}</p>` : nothing}
          ${draw()}
        </div>
        ${picture ? beside() : nothing}
      </div>`;
    },
  };
}
