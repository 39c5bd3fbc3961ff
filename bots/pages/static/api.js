// The hub as this page talks to it.
import { spoken } from "./texts.js";

const TRIES = 4;

/** The hub refused; `message` is a sentence for the person, `status` the answer's. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const headers = () => ({ "X-Statex-Page": "1", "Accept-Language": spoken() });

/** The session as it is being begun, good or not: who is quicker than it waits, so as not to be taken for a stranger. */
let begun = Promise.resolve();

/** Begin or keep this browser's anonymous session; gives the limits. */
export function session() {
  const limits = asked("/api/session", { method: "POST" });
  begun = limits.catch(() => {});
  return limits;
}

/** A JSON answer of the hub. Throws Refused, and TypeError when nobody answers. */
export async function call(path, more = {}) {
  await begun;
  return asked(path, more);
}

async function asked(path, { method = "GET", json = null, body = null }) {
  const more = json ? { "Content-Type": "application/json" } : {};
  const answer = await fetch(path, { method, body: json ? JSON.stringify(json) : body, headers: { ...headers(), ...more } });
  if (!answer.ok) throw new Refused(await sentence(answer), answer.status);
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : null;
}

/** Send a message; the same `id` counts once, so a broken line costs nothing. `progress(share)` hears how much is there, 0 to 1. */
export async function send({ id, text, files, conversation, button }, progress = () => {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ id, text, conversation, button, language: spoken() })) if (value) form.set(name, value);
  for (const file of files) form.append("file", file, file.name);
  await begun;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post("/api/messages", form, files.length ? progress : null);
    } catch (error) {
      if (error.status === 401 && attempt === 1) {
        await session();
        continue;
      }
      const hopeless = error instanceof Refused && error.status < 500;
      if (hopeless || attempt === TRIES || !navigator.onLine) throw error;
    }
    await new Promise((done) => setTimeout(done, 400 * 2 ** attempt));
  }
}

/** Only XMLHttpRequest tells how far an upload has come. */
function post(path, form, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    if (progress) request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener("load", () => {
      const body = parsed(request.responseText);
      if (request.status < 300) done(body);
      else failed(new Refused(body?.error?.message ?? `${request.status}`, request.status));
    });
    request.addEventListener("error", () => failed(new TypeError("no connection")));
    request.send(form);
  });
}

/** Follow a conversation from its beginning: `heard(kind, data)` for each event, `line(state)` for "open", "lost" or "gone". */
export function follow(conversation, heard, line) {
  const path = `/api/conversations/${encodeURIComponent(conversation)}/events`;
  let source = null;
  let stopped = false;
  const open = () => {
    if (stopped) return;
    source = new EventSource(path);
    for (const kind of ["progress", "answer", "voice", "message"]) source.addEventListener(kind, (event) => heard(kind, JSON.parse(event.data)));
    source.addEventListener("open", () => line("open"));
    source.addEventListener("error", async () => {
      line("lost");
      // The browser gives up for good after any answer that is no stream, such as that of a proxy while the hub starts anew.
      if (source.readyState !== EventSource.CLOSED) return;
      if ([401, 403, 404].includes(await status(path))) line("gone");
      else setTimeout(open, 2000);
    });
  };
  open();
  return () => {
    stopped = true;
    source.close();
  };
}

/** The status of a path, 0 when nobody answers. */
async function status(path) {
  const stop = new AbortController();
  try {
    return (await fetch(path, { signal: stop.signal, headers: headers() })).status;
  } catch {
    return 0;
  } finally {
    stop.abort();
  }
}

/** An id that is good for one message. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

async function sentence(answer) {
  return parsed(await answer.text())?.error?.message ?? `${answer.status}`;
}
