// The hub as this page talks to it.
import { spoken } from "./texts.js";

const TRIES = 4;

/** The hub refused; `message` is a sentence for the person. */
export class Refused extends Error {}

const headers = () => ({ "X-Statex-Page": "1", "Accept-Language": spoken() });

/** Begin or keep this browser's anonymous session; gives the limits. */
export async function session() {
  const answer = await fetch("/api/session", { method: "POST", headers: headers() });
  if (!answer.ok) throw new Refused(await sentence(answer));
  return answer.json();
}

/** Send a message; the same `id` counts once, so a broken line costs nothing. */
export async function send({ id, text, files, conversation, button }) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ id, text, conversation, button, language: spoken() })) if (value) form.set(name, value);
  for (const file of files) form.append("file", file, file.name);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch("/api/messages", { method: "POST", body: form, headers: headers() });
      if (answer.status === 401 && attempt === 1) {
        await session();
        continue;
      }
      if (answer.ok) return await answer.json();
      if (answer.status < 500 || attempt === TRIES) throw new Refused(await sentence(answer));
    } catch (error) {
      if (error instanceof Refused || attempt === TRIES) throw error;
    }
    await new Promise((done) => setTimeout(done, 400 * 2 ** attempt));
  }
}

/** Follow a conversation from its beginning: `heard(kind, data)` for each event, `line(state)` for "open", "lost" or "gone". */
export function follow(conversation, heard, line) {
  const path = `/api/conversations/${encodeURIComponent(conversation)}/events`;
  let source = null;
  let stopped = false;
  const open = () => {
    if (stopped) return;
    source = new EventSource(path);
    for (const kind of ["progress", "answer", "message"]) source.addEventListener(kind, (event) => heard(kind, JSON.parse(event.data)));
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

async function sentence(answer) {
  try {
    return (await answer.json()).error.message;
  } catch {
    return `${answer.status}`;
  }
}
