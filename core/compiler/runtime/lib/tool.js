// Something goes in, what is worked out of it comes out: text or a picture, to copy, download and keep.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, may, upload } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

export function tool({ entries, button, outcome, work, history = null, live = false, ...page }) {
  const given = Object.fromEntries(entries.map(entry => [entry.key, entry.start ?? entry.options?.[0]?.[0] ?? '']));
  let made = null;
  let missing = '';
  let turn = 0;
  const recent = [];

  async function run(event) {
    event.preventDefault();
    const empty = entries.find(entry => !entry.optional && (given[entry.key] === '' || given[entry.key] == null));
    missing = empty?.key ?? '';
    if (!empty) {
      try {
        made = await work({ ...given, turn: turn++ });
        if (made.failed) {
          toast(made.failed, { tone: 'bad' });
          made = null;
        } else if (made.recent) recent.unshift({ heading: made.recent, text: made.text });
      } catch {
        made = null;
        toast(t('failed'), { tone: 'bad' });
      }
    }
    refresh();
  }

  // What is worked out while one types waits for no button.
  async function follow() {
    made = entries.every(entry => entry.optional || given[entry.key]) ? await work({ ...given, turn }) : null;
    refresh();
  }

  function clear() {
    for (const { key, kind } of entries) if (kind === 'lines' || kind === 'line') given[key] = '';
    made = null;
    missing = '';
    refresh();
  }

  async function take(entry, file) {
    if (!file) return;
    if (entry.kind === 'picture') given[entry.key] = file;
    else {
      const target = entries.find(one => one.kind === 'lines')?.key ?? entry.key;
      given[target] = given[entry.key] = await file.text();
    }
    refresh();
  }

  const blob = () => (made.picture ? new Promise(done => { made.picture.toBlob(done, made.type ?? 'image/png'); }) : Promise.resolve(new Blob([made.text], { type: 'text/plain' })));

  async function save() {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await blob()), download: made.name });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function keepIt() {
    const fields = Object.values(history.fields);
    const record = { [history.title]: made.title.slice(0, 80) };
    for (const field of fields) {
      if (field.long && !made.picture) record[field.key] = made.text;
      if (field.kind === 'image' && made.picture) record[field.key] = (await upload(new File([await blob()], made.name, { type: made.type ?? 'image/png' }))).url;
    }
    await create(history, record).then(() => toast(t('saved')), () => toast(t('error_unknown'), { tone: 'bad' }));
  }

  const copy = () => navigator.clipboard.writeText(made.text).then(() => toast(t('copied')), () => toast(t('failed'), { tone: 'bad' }));

  function control({ key, kind, options }) {
    const id = `tool-${key}`;
    const set = event => {
      given[key] = event.target.value;
      if (live) follow();
    };
    // What was made already follows a choice at once.
    const choose = event => {
      set(event);
      if (made) run(event);
      else refresh();
    };
    if (kind === 'choice') return html`<select id=${id} @change=${choose}>${options.map(([value, label]) => html`<option value=${value} ?selected=${value === given[key]}>${label}</option>`)}</select>`;
    if (kind === 'tick') return html`<input id=${id} type="checkbox" .checked=${given[key] === 'yes'} @change=${event => { given[key] = event.target.checked ? 'yes' : ''; if (live) follow(); }} />`;
    if (kind === 'lines') return html`<textarea id=${id} rows="6" .value=${given[key]} @input=${set}></textarea>`;
    if (kind === 'number') return html`<input id=${id} type="number" min="1" .value=${given[key]} @input=${set} />`;
    if (kind === 'file' || kind === 'picture') return html`<input id=${id} type="file" accept=${kind === 'picture' ? 'image/*' : '.txt,.csv,.json,.md,.xml,.html,.tsv,text/*'} @change=${event => take(entries.find(one => one.key === key), event.target.files[0])} />`;
    return html`<input id=${id} type="text" .value=${given[key]} @input=${set} />`;
  }

  function result() {
    if (!made) return html`<p class="none">${t('nothing_yet')}</p>`;
    return html`${made.picture ? html`<div class="made-picture">${made.picture}</div>` : html`<pre class="made" tabindex="0">${made.text}</pre>`}
      ${made.meter ? html`<p class="made-meter"><label>${made.meter.value} <meter min="0" max=${made.meter.of} low="2" high="3" optimum=${made.meter.of} value=${made.meter.level}></meter></label></p>` : nothing}
      <p class="tool-ends">
        ${made.picture || made.secret ? nothing : html`<button type="button" class="secondary small" data-control="copy" @click=${copy}>${icon('copy')} ${t('copy')}</button>`}
        <button type="button" class="secondary small" data-control="download" @click=${save}>${icon('download')} ${t('download')}</button>
        ${history && may(history, 'create') ? html`<button type="button" class="small" data-control="keep" @click=${keepIt}>${icon('save')} ${t('save')}</button>` : nothing}
      </p>
      ${recent.length ? html`<h3>${recent[0].heading}</h3><ul class="past">${recent.slice(0, 8).map(one => html`<li><code>${one.text}</code></li>`)}</ul>` : nothing}`;
  }

  return {
    ...page,
    render: () => html`<h1>${page.label}</h1>
      <div class="tool">
        <form class="form" novalidate @submit=${run}>
          ${entries.map(entry => html`<div class=${entry.kind === 'tick' ? 'field wide tick' : 'field wide'} data-field=${entry.key}><label for="tool-${entry.key}">${entry.label}</label>${control(entry)}
            ${missing === entry.key ? html`<p class="error" role="alert">${t('error_required')}</p>` : nothing}</div>`)}
          <div class="form-end"><button type="submit" data-control="submit">${icon('wand-sparkles')} ${button}</button>
            ${live ? html`<button type="button" class="quiet" data-control="clear" @click=${clear}>Clear</button>` : nothing}</div>
        </form>
        <section class="tool-outcome" aria-live="polite"><h2>${outcome}</h2>${result()}</section>
      </div>
      ${history && all(history).length ? html`<section data-entity=${history.key}><h2>${history.plural}</h2><ul class="past">${all(history).toReversed().slice(0, 8).map(record => html`<li data-record=${record.id}>${history.titleOf(record)}</li>`)}</ul></section>` : nothing}`,
  };
}
