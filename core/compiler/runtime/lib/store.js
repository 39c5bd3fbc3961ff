// The records of this application: read once, kept fresh by the server's events, changed only through the server.

// A browser keeps no cookie of a page that another site shows; without an origin of its own it has none anyway.
const FRAMED = window.top !== window && self.origin !== 'null';
let token = null; // Kept in memory alone: a demo has no access to cookies or storage when it is sandboxed.
let events = null;
let seen = {}; // The version of the records and the revision of the application that were read: events tell what came after.
const listeners = new Set();
export const underway = new Set(); // Files on their way, as promises of whether they arrived: a form is sent once they have.
const SLOW_MS = 600;
const KEPT_BYTES = 60_000; // Browsers carry on with 64 KiB of writes, all together, once a page is left.
const writes = new Set(); // Those on their way: how many bytes, and whether the browser carries on with them.

export const state = { ready: false, failed: false, offline: !navigator.onLine, saving: false, outdated: false, today: '', now: '', session: { user: null, can: {} }, entities: {} };

const clock = { server: Date.now(), here: Date.now() };

export class Refused extends Error {
  constructor(status, body) {
    super(body.message ?? body.code ?? String(status));
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'offline' : 'unknown');
    this.errors = body.errors?.length ? body.errors : [{ ...body, code: this.code }];
    this.record = body.record ?? null;
  }
}

export const onChange = listener => listeners.add(listener);
export const changed = () => listeners.forEach(listener => listener());
export const address = path => new URL(`api/${path}`, document.baseURI);

export async function call(method, path, body, headers = {}) {
  const init = { method, headers: { 'X-Demo-Offset': String(-new Date().getTimezoneOffset()), ...headers } };
  if (method !== 'GET') init.headers['X-Demo'] = '1';
  if (FRAMED) init.headers['X-Demo-Framed'] = '1';
  if (token) init.headers.Authorization = `Bearer ${token}`;
  if (body instanceof Blob) {
    init.body = body;
  } else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers['Content-Type'] = 'application/json';
  }
  let reply;
  const written = method === 'GET' ? () => {} : writing(init);
  try {
    reply = await fetch(address(path), init);
  } catch {
    setOffline(true);
    throw new Refused(0, { code: 'offline' });
  } finally {
    written();
  }
  setOffline(false);
  const data = reply.status === 204 ? null : await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refused(reply.status, data);
  const renewed = data?.token ?? data?.session?.token;
  if (renewed) token = renewed;
  return data;
}

export async function load() {
  try {
    const data = await call('GET', 'data');
    Object.assign(state, { ready: true, failed: false, today: data.today, now: data.now, session: data.session, entities: data.entities });
    seen = { since: data.version, revision: data.revision };
    Object.assign(clock, { server: Date.parse(data.now), here: Date.now() });
    listen();
  } catch {
    state.failed = !state.ready;
  }
  changed();
}

// The server's wall time now, so that "today" and "late" mean the same to everybody.
export const serverTime = () => new Date(clock.server + Date.now() - clock.here);

export const all = entity => state.entities[entity.key] ?? [];
export const find = (entity, id) => all(entity).find(record => record.id === id);

export function may(entity, action, record) {
  const scope = state.session.can[entity.key]?.[action];
  return scope === 'all' || (scope === 'own' && (!record || record._mine));
}

export async function create(entity, fields) {
  return put(entity.key, await call('POST', `data/${entity.key}`, fields));
}

export async function update(entity, id, fields, version) {
  return put(entity.key, await call('PATCH', `data/${entity.key}/${id}`, version ? { ...fields, _v: version } : fields));
}

export async function remove(entity, id) {
  await call('DELETE', `data/${entity.key}/${id}`);
  drop(entity.key, id);
}

export async function batch(steps) {
  const { records } = await call('POST', 'batch', { do: steps });
  await load();
  return records;
}

export async function upload(file) {
  return call('POST', 'files', file, { 'Content-Type': file.type || 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) });
}

export async function sign(way, fields = {}) {
  const { recovery } = await call('POST', `session/${way}`, fields);
  if (way === 'logout') token = null;
  events?.close();
  events = null;
  await load();
  return recovery;
}

function put(key, record) {
  const records = (state.entities[key] ??= []);
  const at = records.findIndex(one => one.id === record.id);
  if (at < 0) records.push(record);
  else if ((records[at]._v ?? 0) <= (record._v ?? 0)) records[at] = record;
  changed();
  return record;
}

function drop(key, id) {
  state.entities[key] = (state.entities[key] ?? []).filter(record => record.id !== id);
  changed();
}

function listen() {
  if (events) return;
  events = new EventSource(address(`events?${new URLSearchParams(token ? { ...seen, token } : seen)}`));
  events.addEventListener('change', ({ data }) => {
    const { entity, id, record } = JSON.parse(data);
    if (record) put(entity, record);
    else drop(entity, id);
  });
  events.addEventListener('reload', load);
  events.addEventListener('published', () => {
    state.outdated = true;
    changed();
  });
  events.addEventListener('open', () => setOffline(false));
}

// What was saved arrives even when the page is left at once; what is too large for that asks whoever leaves to stay. Returns what ends it.
function writing(init) {
  const { body } = init;
  const write = { bytes: body instanceof Blob ? body.size : new Blob([body ?? '']).size };
  writes.add(write);
  init.keepalive = [...writes].reduce((sum, { bytes }) => sum + bytes, 0) <= KEPT_BYTES;
  write.kept = init.keepalive;
  const slow = setTimeout(() => setSaving(true), SLOW_MS);
  return () => {
    clearTimeout(slow);
    writes.delete(write);
    if (!writes.size) setSaving(false);
  };
}

function setSaving(saving) {
  if (state.saving === saving) return;
  state.saving = saving;
  changed();
}

function setOffline(offline) {
  if (state.offline === offline) return;
  state.offline = offline;
  changed();
}

window.addEventListener('beforeunload', event => {
  if ([...writes].some(({ kept }) => !kept)) event.preventDefault();
});
window.addEventListener('online', load);
window.addEventListener('offline', () => setOffline(true));
