// One conversation: opened, followed, written into, and kept for later while there is no connection.
import { call, follow, newId, Refused, send, session } from "./api.js";
import { find } from "./dom.js";
import { forget, remember } from "./memory.js";
import { drop, keep, waiting } from "./outbox.js";
import { Project } from "./project.js";
import { say } from "./texts.js";
import { Thread } from "./thread.js";
import { hasProject } from "./view.js";

export class Talk {
  id = null;
  #line;
  #unfollow = null;
  #project = new Project(hasProject);
  #thread = new Thread(
    (button) => this.deliver({ text: "", files: [], note: null, button }),
    (text) => this.deliver({ text, files: [], note: null }),
  );
  /** Messages on the screen that are not stored yet, by id. */
  #pending = new Map();
  #sending = new Set();
  #flushing = null;

  constructor(line) {
    this.#line = line;
    addEventListener("online", () => this.flush());
  }

  /** An empty page; the next message begins a new conversation. */
  begin() {
    this.#leave();
    forget();
    this.#thread.clear();
    this.#pending.clear();
    this.#project.look(null);
    this.#line.quiet();
    find("new").hidden = true;
  }

  /** Show a conversation of this person from its beginning. */
  async open(id) {
    let said = [];
    try {
      said = await call(`/api/conversations/${encodeURIComponent(id)}/messages`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.begin();
      this.#line.gone();
      return;
    }
    this.#leave();
    this.#thread.clear();
    for (const one of said) this.#thread.mine(one);
    this.#listen(id);
    this.#project.look(id);
    await this.#showWaiting(id);
  }

  /** Send a message, and show what becomes of it. */
  async deliver({ text, files, note, button = null }) {
    const message = { id: newId(), text: button?.label ?? text, files, note, conversation: this.id, button: button?.action ?? null, at: Date.now() };
    await keep(message);
    await this.#attempt(message, this.#shown(message));
  }

  /** Send what could not be sent before; without a connection it is shown that it waits. */
  flush() {
    // Being online again and the stream's opening come together: one of them sends what waits.
    this.#flushing ??= this.#sendWaiting().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  async #sendWaiting() {
    for (const message of await waiting()) {
      const bubble = this.#pending.get(message.id) ?? this.#shown(message);
      if (navigator.onLine) await this.#attempt(message, bubble);
      else bubble.failed(say("waiting"), () => this.#attempt(message, bubble), "waiting");
    }
  }

  #shown(message) {
    const named = message.files.map((file) => ({ name: file.name, kind: file.type.startsWith("image/") ? "image" : "document", url: file.type.startsWith("image/") ? URL.createObjectURL(file) : null }));
    const bubble = this.#thread.mine({ text: message.text, files: named, note: message.note, at: message.at });
    this.#pending.set(message.id, bubble);
    return bubble;
  }

  async #showWaiting(id) {
    for (const message of await waiting()) if (message.conversation === id && !this.#pending.has(message.id)) this.#shown(message);
  }

  async #attempt(message, bubble) {
    if (this.#sending.has(message.id)) return;
    this.#sending.add(message.id);
    const files = message.note ? [...message.files, message.note.file] : message.files;
    const again = () => this.#attempt(message, bubble);
    bubble.settled();
    try {
      const receipt = await send({ ...message, text: message.button ? "" : message.text, files, conversation: message.conversation ?? this.id }, (share) => bubble.uploading(share));
      await drop(message.id);
      this.#pending.delete(message.id);
      this.#thread.taken(bubble, receipt.turn);
      this.#listen(receipt.conversation);
    } catch (error) {
      if (error instanceof Refused) await drop(message.id);
      else this.#line.lost();
      bubble.failed(error instanceof Refused ? error.message : say("waiting"), again, error instanceof Refused ? "failed" : "waiting");
    } finally {
      this.#sending.delete(message.id);
    }
  }

  #listen(id) {
    remember(id);
    find("new").hidden = false;
    if (this.id === id && this.#unfollow) return;
    this.#leave();
    this.id = id;
    this.#unfollow = follow(id, (kind, data) => this.#heard(kind, data), (state) => this.#state(state));
  }

  #heard(kind, data) {
    this.#thread.heard(kind, data);
    if (kind !== "progress" && data.link) this.#project.look(this.id, true);
  }

  async #state(state) {
    if (state === "gone") {
      this.#leave();
      forget();
      this.#line.gone();
      return;
    }
    if (state === "lost") {
      this.#line.lost();
      return;
    }
    this.#line.open();
    if (this.#pending.size) {
      await session().catch(() => {});
      await this.flush();
    }
  }

  #leave() {
    this.#unfollow?.();
    this.#unfollow = null;
    this.id = null;
  }
}
