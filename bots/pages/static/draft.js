// What was heard in a recording before it is sent: unsure words are marked, and the person may set it right.
import { call } from "./api.js";
import { transcript } from "./bubble.js";
import { button, find, make } from "./dom.js";
import { remembered } from "./memory.js";
import { say } from "./texts.js";

export class Draft {
  #asked = 0;
  #heard = "";
  #box = null;
  #words = null;
  #done = false;

  /** The words that the person set right, "" when they changed nothing. */
  get corrected() {
    const text = this.#box?.value.trim() ?? "";
    return text && text !== this.#heard ? text : "";
  }

  clear() {
    this.#asked += 1;
    this.#box = this.#words = null;
    this.#done = false;
    find("draft").hidden = true;
    find("draft").replaceChildren();
  }

  /** Words that are heard while the person speaks: those that stay, and those that may still change. */
  live(sure, likely) {
    if (this.#done || !(sure || likely)) return;
    if (!this.#words) this.#listening();
    this.#words.replaceChildren(`${sure} `, make("span", { className: "likely", textContent: likely }));
  }

  #listening() {
    this.#words = make("p", { className: "transcript", dir: "auto" });
    find("draft").replaceChildren(make("p", { className: "label", role: "status", textContent: say("hearing") }), this.#words);
    find("draft").hidden = false;
  }

  /** Ask the hub what it hears in the whole. A hub that cannot say it now costs nothing: the recording can be sent all the same. */
  async read(file) {
    this.#asked += 1;
    const mine = this.#asked;
    const room = find("draft");
    if (!this.#words) this.#listening();
    try {
      const form = new FormData();
      form.append("audio", file, file.name);
      if (remembered()) form.append("conversation", remembered());
      const heard = await call("/api/transcribe", { method: "POST", body: form });
      if (mine === this.#asked) this.#show(heard);
    } catch (error) {
      if (mine !== this.#asked) return;
      this.#done = true;
      room.replaceChildren(make("p", { className: "label", textContent: error.status && error.status < 500 && error.status !== 404 ? error.message : "" }));
      room.hidden = !room.textContent;
    }
  }

  #show(heard) {
    this.#done = true;
    this.#heard = heard.transcript;
    const room = find("draft");
    if (!heard.transcript) {
      room.replaceChildren(make("p", { className: "label", textContent: say("heard_nothing") }));
      return;
    }
    const fix = button({ words: say("correct"), kind: "quiet fix", press: () => this.#edit() });
    room.replaceChildren(make("p", { className: "label", textContent: say("heard") }), make("p", { className: "transcript", dir: "auto" }, ...transcript(heard)), fix);
  }

  #edit() {
    this.#box = make("textarea", { value: this.#heard, rows: 3, dir: "auto", "aria-label": say("correct") });
    find("draft").replaceChildren(this.#box);
    this.#box.focus();
  }
}
