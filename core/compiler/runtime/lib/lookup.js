// A visitor types the exact number or name and sees that one record; nothing is listed before.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { call } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { refresh } from './shell.js';

export function lookup({ of, by, columns, intro = '', ...page }) {
  let typed = '';
  let found = null;
  let error = '';

  async function look(event) {
    event.preventDefault();
    error = '';
    try {
      found = (await call('GET', `lookup?${new URLSearchParams({ view: page.path, value: typed.trim() })}`)).records;
    } catch (refused) {
      found = null;
      error = sentence(refused.errors[0]);
    }
    refresh();
  }

  const one = record => html`<article class="detail" data-record=${record.id}>
    <h2>${of.titleOf(record)}</h2>
    ${of.marksOf(record).map(mark => html`<p class="mark-line" data-tone=${mark.tone}>${mark.message}</p>`)}
    <dl>${of.picked(columns).filter(field => field.key !== of.title && record[field.key] !== undefined).map(field => html`<div data-field=${field.key}><dt>${field.label}</dt><dd>${field.show(record[field.key], record)}</dd></div>`)}</dl>
  </article>`;

  return {
    ...page,
    render: () => html`<div class="sheet" data-entity=${of.key}>
      <h1>${page.label}</h1>
      ${intro ? html`<p class="prose">${intro}</p>` : nothing}
      <form class="bar" role="search" @submit=${look}>
        <label class="search">${of.fields[by].label} <input type="text" data-control="search" autocomplete="off" .value=${typed} @input=${event => { typed = event.target.value; }} /></label>
        <button type="submit" data-control="submit">${icon('search')} ${t('look_up')}</button>
      </form>
      <div role="status">
        ${error ? html`<p class="form-error">${error}</p>` : nothing}
        ${found?.map(one) ?? nothing}
        ${found && !found.length ? html`<p class="mark-line" data-tone="warn">${t('nothing_found')}</p>` : nothing}
      </div>
    </div>`,
  };
}
