// A page of records: search, filter, sort and leaf through them; one page for each record.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, find, may } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { refresh } from './shell.js';
import { detail } from './detail.js';
import { filterControl, matches } from './filter.js';
import { sorted } from './sort.js';

export function collection(page) {
  const { path, label, of, layout, columns, search = false, filters = [], sort = null, tools = [], editing = null, intro = '', only = null } = page;
  const view = { words: '', chosen: {}, sort, leaf: 1 };
  const one = detail(page);

  function change(part) {
    Object.assign(view, { leaf: 1 }, part);
    refresh();
  }

  const every = () => (only ? all(of).filter(record => only(of, record)) : all(of));

  function found() {
    const words = view.words.toLowerCase().split(/\s+/).filter(Boolean);
    const fields = Object.values(of.fields);
    const records = every().filter(record => {
      const text = fields.map(field => field.text(record[field.key], record)).join(' ').toLowerCase();
      return words.every(word => text.includes(word)) && filters.every(key => matches(of.fields[key], record[key], view.chosen[key]));
    });
    return sorted(records, of, view.sort);
  }

  function bar() {
    return html`<div class="bar" role="search">
      ${search
        ? html`<label class="search"><span class="visually-hidden">${t('search')}</span>${icon('search')}
            <input type="search" data-control="search" placeholder=${t('search')} .value=${view.words} @input=${event => change({ words: event.target.value })} /></label>`
        : nothing}
      ${filters.map(key => filterControl(of, of.fields[key], view.chosen[key], value => change({ chosen: { ...view.chosen, [key]: value } })))}
      <label class="sort"><span class="visually-hidden">${t('sort')}</span>
        <select data-control="sort" @change=${event => change({ sort: event.target.value || null })}>
          <option value="" ?selected=${!view.sort}>${t('sort')}</option>
          ${of.picked(columns).flatMap(field => [
            html`<option value=${field.key} ?selected=${view.sort === field.key}>${field.label} ↑</option>`,
            html`<option value="-${field.key}" ?selected=${view.sort === `-${field.key}`}>${field.label} ↓</option>`,
          ])}
        </select></label>
    </div>`;
  }

  function list() {
    const records = found();
    const narrowed = view.words || Object.values(view.chosen).some(Boolean);
    const size = layout.size ?? records.length;
    const leaves = Math.max(1, Math.ceil(records.length / (size || 1)));
    const leaf = Math.min(view.leaf, leaves);
    const shown = records.slice((leaf - 1) * size, leaf * size);
    return html`
      <header class="page-head">
        <div><h1>${label}</h1>${intro ? html`<p>${intro}</p>` : nothing}</div>
        <div class="actions">
          ${tools.map(tool => tool({ of, columns, records, label }))}
          ${editing?.create && may(of, 'create') ? html`<a class="button" href="#/${path}/new" data-control="create">${icon('plus')} ${t('add', { what: of.label })}</a>` : nothing}
        </div>
      </header>
      ${every().length > 3 || narrowed ? bar() : nothing}
      ${every().length > 3 || narrowed ? html`<p class="count" role="status">${t('results', { n: records.length })}</p>` : nothing}
      <div data-layout=${layout.name} data-entity=${of.key} data-req=${of.req ?? nothing}>
        ${records.length || layout.always
          ? layout.draw(shown, { ...page, sort: view.sort, sortBy: key => change({ sort: key }), every: records })
          : html`<div class="empty">${icon('inbox')}<p>${narrowed ? t('nothing_found') : t('nothing_yet')}</p>
              ${narrowed ? html`<button type="button" class="secondary" @click=${() => change({ words: '', chosen: {} })}>${t('clear')}</button>` : nothing}</div>`}
      </div>
      ${leaves > 1 ? pager(leaf, leaves) : nothing}
    `;
  }

  const pager = (leaf, leaves) => html`<nav class="pager" aria-label=${t('pages')}>
    <button type="button" class="secondary" ?disabled=${leaf === 1} @click=${() => change({ leaf: leaf - 1 })}>${t('previous')}</button>
    <span>${leaf} / ${leaves}</span>
    <button type="button" class="secondary" ?disabled=${leaf === leaves} @click=${() => change({ leaf: leaf + 1 })}>${t('next')}</button>
  </nav>`;

  return {
    ...page,
    render({ rest: [id, action] }) {
      if (!id) return list();
      if (id === 'new' && editing) return editing.add(page);
      const record = find(of, id);
      if (!record) return html`<div class="empty"><h1>${t('gone')}</h1><a class="button" href="#/${path}">${label}</a></div>`;
      return action === 'edit' && editing ? editing.change(page, record) : one(record);
    },
  };
}
