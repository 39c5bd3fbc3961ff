// What the person sends, kept in their browser until the hub has it: over a lost line and over a reload.
import { Refused } from "./hub.js";
import { drop, keep, waiting } from "./outbox.js";
import { say } from "./words.js";

const AGAIN_MS = 5000;

export class Post {
  #hub;
  #show;
  #sent;
  #shown = new Map();
  #sending = new Set();
  #timer = null;

  /** `show(message)` puts a message on the screen and gives its bubble; `sent(receipt)` is called once the hub has it. */
  constructor(hub, show, sent) {
    this.#hub = hub;
    this.#show = show;
    this.#sent = sent;
    addEventListener("online", () => this.flush());
  }

  async deliver({ text, files, note = null, button = null }) {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const message = { id, text, files, note, button, at: Date.now(), place: this.#hub.key };
    this.#shown.set(id, this.#show(message));
    await keep(message);
    await this.#attempt(message);
  }

  /** Send what could not be sent before, oldest first. */
  async flush() {
    for (const message of await waiting()) {
      if (message.place !== this.#hub.key) continue;
      if (!this.#shown.has(message.id)) this.#shown.set(message.id, this.#show(message));
      await this.#attempt(message);
    }
  }

  async #attempt(message) {
    if (this.#sending.has(message.id)) return;
    this.#sending.add(message.id);
    const bubble = this.#shown.get(message.id);
    try {
      const { id, text, files, note, button } = message;
      const receipt = await this.#hub.send({ id, text: button ? "" : text, files: note ? [...files, note.file] : files, button });
      await drop(id);
      this.#sent(receipt);
      bubble.taken(receipt.turn);
    } catch (error) {
      const hopeless = error instanceof Refused && error.status < 500;
      if (hopeless) await drop(message.id);
      bubble.failed(hopeless ? error.message : say("waiting"), () => this.#attempt(message));
      // A page that is on the net while the hub is not hears of no "online".
      if (!hopeless) this.#timer ??= setTimeout(() => ((this.#timer = null), this.flush()), AGAIN_MS);
    } finally {
      this.#sending.delete(message.id);
    }
  }
}
