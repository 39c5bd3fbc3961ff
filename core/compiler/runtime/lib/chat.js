// Rooms on one side, live messages on the other.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { live } from '../vendor/lit-html/directives/live.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { all, create, may, state, upload } from './store.js';
import { date, t } from './i18n.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { sentence } from './refused.js';
import { go, refresh } from './shell.js';
import { toast } from './toast.js';

export function chat({ messages, rooms = null, ...page }) {
  const text = messages.fields.text ?? Object.values(messages.fields).find(field => field.long) ?? messages.fields[messages.title];
  const author = messages.fields.author ?? Object.values(messages.fields).find(field => field.kind === 'text' && field !== text);
  const room = messages.fields.room ?? Object.values(messages.fields).find(field => field.target && field.target() === rooms);
  const at = messages.fields.at;
  const enclosed = Object.values(messages.fields).find(field => field.kind === 'file' || field.kind === 'image');
  let words = '';
  let sent = null;
  let naming = null;
  let last = 0;

  const me = () => state.session.user?.name ?? kept('chat-name', '');
  const name = record => (author ? author.text(record[author.key], record) : record._by) || t('guest');

  const when = moment => `${moment.slice(0, 10) === state.today || !moment ? '' : `${date(moment.slice(0, 10), { day: 'numeric', month: 'short' })} `}${moment.slice(11, 16)}`;

  async function send(event, open) {
    event.preventDefault();
    if (!words.trim() && !sent) return;
    const fields = { [text.key]: words.trim() || sent.name };
    if (sent) fields[enclosed.key] = sent.url;
    if (room && open) fields[room.key] = open;
    if (author?.kind === 'text') fields[author.key] = me() || t('guest');
    const before = [words, sent];
    [words, sent] = ['', null];
    try {
      await create(messages, fields);
    } catch (refused) {
      [words, sent] = before;
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
    refresh();
  }

  async function attach(file) {
    if (!file) return;
    try {
      sent = { name: file.name, url: (await upload(file)).url };
    } catch (refused) {
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
    refresh();
  }

  async function open(event) {
    event.preventDefault();
    if (!naming.trim()) return;
    try {
      const { id } = await create(rooms, { [rooms.title]: naming.trim() });
      naming = null;
      go(`${page.path}/${id}`);
    } catch (refused) {
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
    refresh();
  }

  const newRoom = () => (naming === null
    ? html`<button type="button" class="quiet" data-control="create" @click=${() => { naming = ''; refresh(); }}>${icon('plus')} ${t('add', { what: rooms.label })}</button>`
    : html`<form class="talk-new" data-entity=${rooms.key} @submit=${open}>
        <label><span class="visually-hidden">${t('name')}</span><input placeholder=${t('name')} autofocus .value=${live(naming)} @input=${event => { naming = event.target.value; }} /></label>
        <button type="submit" data-control="submit">${t('save')}</button>
      </form>`);

  // Whether it is to be seen, heard or only kept is known to whoever keeps it.
  const kinds = new Map();
  function shownOf(url) {
    if (!kinds.has(url)) {
      kinds.set(url, '');
      fetch(url).then(reply => { kinds.set(url, (reply.headers.get('content-type') ?? '').split('/')[0]); reply.body?.cancel(); refresh(); }, () => {});
    }
    switch (kinds.get(url)) {
      case 'image': return html`<a href=${url} target="_blank" rel="noopener"><img class="talk-picture" src=${url} alt=${enclosed.label} loading="lazy" /></a>`;
      case 'audio': return html`<audio src=${url} controls></audio>`;
      case 'video': return html`<video class="talk-picture" src=${url} controls></video>`;
      default: return html`<a href=${url} download data-control="download">${icon('download')} ${t('download')}</a>`;
    }
  }

  return {
    ...page,
    render({ rest: [wanted] }) {
      const places = rooms ? all(rooms).map(record => ({ key: record.id, label: rooms.titleOf(record) })) : (room?.options ?? []);
      const open = wanted ?? places[0]?.key ?? null;
      const shown = all(messages).filter(record => !room || !open || record[room.key] === open);
      if (shown.length !== last) {
        last = shown.length;
        setTimeout(() => document.querySelector('.talk-lines')?.scrollTo({ top: 1e6 }), 0);
      }
      return html`<h1>${page.label}</h1>
        <div class="talk" data-entity=${messages.key}>
          ${places.length ? html`<nav class="talk-rooms" aria-label=${rooms?.plural ?? page.label}>${places.map(place => html`<a href="#/${page.path}/${place.key}" aria-current=${place.key === open ? 'true' : nothing}>${icon('message-circle')} ${place.label}</a>`)}${rooms && may(rooms, 'create') ? newRoom() : nothing}</nav>` : nothing}
          <section class="talk-room">
            <ol class="talk-lines" aria-live="polite" tabindex="0" aria-label=${messages.plural}>
              ${repeat(shown, record => record.id, record => html`<li class=${record._mine || (me() && name(record) === me()) ? 'mine' : ''} data-record=${record.id}>
                <small>${name(record)} · ${when((at && record[at.key]) || record._at || '')}</small><p>${record[text.key]}</p>${enclosed && record[enclosed.key] ? shownOf(record[enclosed.key]) : nothing}
              </li>`)}
              ${shown.length ? nothing : html`<li class="none">${t('nothing_yet')}</li>`}
            </ol>
            ${may(messages, 'create')
              ? html`<form class="talk-form" @submit=${event => send(event, open)}>
                  ${state.session.user || !author || author.kind !== 'text' ? nothing : html`<label><span class="visually-hidden">${t('name')}</span><input placeholder=${t('name')} .value=${me()} @input=${event => keep('chat-name', event.target.value)} /></label>`}
                  <label class="talk-words"><span class="visually-hidden">${text.label}</span><input placeholder=${t('message')} autocomplete="off" .value=${live(words)} @input=${event => { words = event.target.value; }} /></label>
                  ${enclosed ? html`<label class="button secondary talk-clip">${icon('paperclip')}<span class="visually-hidden">${enclosed.label}</span><input class="visually-hidden" type="file" data-control="attach" @change=${event => attach(event.target.files[0])} /></label>` : nothing}
                  <button type="submit" data-control="send">${icon('send')} <span>${t('send')}</span></button>
                  ${sent ? html`<p class="talk-sent">${icon('paperclip')} ${sent.name} <button type="button" class="quiet small" @click=${() => { sent = null; refresh(); }}>${t('remove')}</button></p>` : nothing}
                </form>`
              : html`<p><button type="button" @click=${() => go('login')}>${t('login_to_write')}</button></p>`}
          </section>
        </div>`;
    },
  };
}
