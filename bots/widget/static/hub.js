// The hub as the widget talks to it: a visitor's token in a header, never a cookie.
const TRIES = 4;
const PAUSE_MS = 2000;

/** The hub refused; `message` is a sentence for the person. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export class Hub {
  limits = null;
  /** The key of the page's tag. */
  key;
  #base;
  #language;
  #kept;

  constructor(base, key, language) {
    this.#base = base;
    this.key = key;
    this.#language = language;
    this.#kept = `statex.widget.${key}`;
  }

  /** The conversation that this browser last wrote into, null when none. */
  get conversation() {
    return this.#memory().conversation ?? null;
  }

  set conversation(id) {
    this.#remember({ ...this.#memory(), conversation: id });
  }

  /** Be let in; throws Refused where this page may not use the key. */
  async enter() {
    const json = { key: this.key, visitor: this.#memory().visitor ?? "" };
    this.limits = await this.#json("/api/widget/session", { method: "POST", body: JSON.stringify(json), headers: { "Content-Type": "application/json" } });
    this.#remember({ ...this.#memory(), visitor: this.limits.visitor });
  }

  said(conversation) {
    return this.#json(`/api/conversations/${encodeURIComponent(conversation)}/messages`);
  }

  /** Send a message; the same id counts once. */
  async send({ id, text, files, button }) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ id, text, button, conversation: this.conversation, language: this.#language })) if (value) form.set(name, value);
    for (const file of files) form.append("file", file, file.name);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#json("/api/messages", { method: "POST", body: form });
      } catch (error) {
        if (error.status === 401 && attempt === 1) await this.enter();
        else if ((error instanceof Refused && error.status < 500) || attempt === TRIES) throw error;
      }
      await new Promise((done) => setTimeout(done, 400 * 2 ** attempt));
    }
  }

  /** Follow a conversation; `heard(kind, data)` for each event, `line(state)` for "open", "lost", "gone". Gives a function that stops it. */
  follow(conversation, heard, line) {
    const stop = new AbortController();
    const run = async () => {
      let last = 0;
      while (!stop.signal.aborted) {
        try {
          const answer = await this.#fetch(`/api/conversations/${encodeURIComponent(conversation)}/events?after=${last}`, { signal: stop.signal });
          if ([401, 403, 404].includes(answer.status)) return line("gone");
          if (!answer.ok) throw new TypeError("no stream");
          line("open");
          for await (const event of events(answer.body)) {
            last = event.id || last;
            if (event.data) heard(event.kind, event.data);
          }
        } catch {
          if (stop.signal.aborted) return undefined;
        }
        line("lost");
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
      return undefined;
    };
    run();
    return () => stop.abort();
  }

  /** An address of the hub that pictures and sounds are loaded from. */
  at = (path) => new URL(path, this.#base).href;

  #fetch(path, { headers = {}, ...more } = {}) {
    const visitor = this.limits?.visitor ?? "";
    return fetch(this.#base + path, { ...more, headers: { ...headers, "Accept-Language": this.#language, ...(visitor ? { "X-Statex-Visitor": visitor } : {}) }, credentials: "omit" });
  }

  async #json(path, more) {
    const answer = await this.#fetch(path, more);
    const body = await answer.json().catch(() => null);
    if (!answer.ok) throw new Refused(body?.error?.message ?? `${answer.status}`, answer.status);
    return body;
  }

  #memory() {
    try {
      return JSON.parse(localStorage.getItem(this.#kept)) ?? {};
    } catch {
      return {};
    }
  }

  #remember(kept) {
    try {
      localStorage.setItem(this.#kept, JSON.stringify(kept));
    } catch {
      // Without a store the visitor is a new one after a reload.
    }
  }
}

/** Server-sent events out of a body. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value.replaceAll("\r\n", "\n")).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = new Map(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trimStart()]));
      yield { kind: fields.get("event") ?? "message", id: Number(fields.get("id") ?? 0), data: fields.has("data") ? JSON.parse(fields.get("data")) : null };
    }
  }
}
