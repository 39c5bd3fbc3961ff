// Conversations: the list, and the one that is open, with everything that was said and done in it.
import { make } from "/static/dom.js";
import { ago, call, moment } from "./hub.js";
import { turnDetails } from "./turn.js";

const PAUSE_MS = 300;
/** Nearer to the end than this, the thread follows what comes in. */
const NEAR_PX = 80;

export class Talks {
  #list = make("ul", { className: "talks" });
  #field = make("input", { type: "search", placeholder: "Search what was said", "aria-label": "Search what was said" });
  #head = make("header");
  #thread = make("div", { className: "thread", role: "log", tabIndex: 0, "aria-label": "What was said" });
  #foot = make("div", { className: "foot" });
  #open = make("section", { className: "open-talk", "aria-label": "Conversation" }, make("p", { className: "empty", textContent: "Choose a conversation." }));
  /** Turns as they are shown, by id: one that did not change stays as it is, unfolded, with what was chosen in it. */
  #turns = new Map();
  room = make("div", { className: "columns" }, make("section", { className: "list", "aria-label": "Conversations" }, this.#field, this.#list), this.#open);
  #id = null;
  #shown = "";
  #timer = null;

  constructor() {
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#looked(), PAUSE_MS);
    });
  }

  async look(id) {
    const other = id !== this.#id;
    this.#id = id;
    this.room.classList.toggle("one", Boolean(id));
    const found = await this.#looked();
    const mine = found?.find((one) => one.id === id);
    const state = JSON.stringify(mine ?? id);
    // Each reading is written down, so it is read anew only when it moved.
    if (id && (other || state !== this.#shown)) await this.#read();
    this.#shown = state;
  }

  async #looked() {
    const words = this.#field.value.trim();
    const found = await call(`conversations${words ? `?q=${encodeURIComponent(words)}` : ""}`);
    this.#list.replaceChildren(...(found.length ? found.map((one) => this.#line(one)) : [make("li", { className: "empty", textContent: words ? "Nothing found." : "Nobody has written yet." })]));
    return found;
  }

  #line(one) {
    const marks = [one.platform, one.silent ? "taken over" : null, one.failed ? "failed" : null, one.prototype ? "prototype" : null].filter(Boolean);
    const stage = one.stage === "answered" ? null : make("span", { className: "mark busy", textContent: one.stage });
    return make(
      "li",
      {},
      make("a", { href: `#conversations/${one.id}`, "aria-current": one.id === this.#id ? "true" : null }, make("span", { className: "title", textContent: one.title, dir: "auto" }), make("span", { className: "marks" }, ...marks.map((mark) => make("span", { className: `mark ${mark.replace(" ", "-")}`, textContent: mark })), stage, make("time", { textContent: ago(one.at), title: moment(one.at) }))),
    );
  }

  async #read() {
    const id = this.#id;
    const talk = await call(`conversations/${encodeURIComponent(id)}`);
    if (id === this.#id) this.#draw(talk);
  }

  /** Show it; the same conversation again keeps what is being written, what is unfolded and how far one has read. */
  #draw(talk) {
    const other = this.#thread.dataset.talk !== talk.id || !this.#thread.isConnected;
    const atEnd = other || this.#thread.scrollHeight - this.#thread.scrollTop - this.#thread.clientHeight < NEAR_PX;
    if (other) this.#begin(talk.id);
    const entries = [
      ...talk.spoke.map((one) => ({ at: one.at, order: 0, element: spoke(one) })),
      ...talk.said.map((one) => ({ at: one.at, order: 1, element: said(one) })),
      ...talk.turns.map((one) => ({ at: one.at, order: 2, element: this.#turn(one) })),
    ].sort((one, other) => new Date(one.at) - new Date(other.at) || one.order - other.order);
    const project = talk.project ? make("a", { className: "quiet", href: talk.project.url, target: "_blank", rel: "noopener", textContent: `Prototype, version ${talk.project.revision}` }) : null;
    const back = make("a", { className: "quiet back", href: "#conversations", textContent: "‹ All" });
    this.#head.replaceChildren(...[back, make("p", {}, make("strong", { textContent: talk.platform }), ` · ${talk.language} · ${talk.offer.replaceAll("_", " ")}`), project, this.#hand(talk)].filter(Boolean));
    const read = this.#thread.scrollTop;
    this.#thread.replaceChildren(...entries.map((one) => one.element));
    this.#thread.scrollTop = atEnd ? this.#thread.scrollHeight : read;
    if (talk.silent === Boolean(this.#foot.querySelector("form")) && !other) return;
    this.#foot.replaceChildren(talk.silent ? this.#composer() : make("p", { className: "hint", textContent: "The program answers. Take the conversation over to speak yourself." }));
  }

  #begin(id) {
    this.#turns.clear();
    this.#thread.dataset.talk = id;
    this.#foot.replaceChildren();
    this.#open.replaceChildren(this.#head, this.#thread, this.#foot);
  }

  #turn(turn) {
    const state = JSON.stringify(turn);
    const before = this.#turns.get(turn.id);
    if (before?.state === state) return before.element;
    const element = turnDetails(turn);
    element.open = before?.element.open ?? false;
    this.#turns.set(turn.id, { state, element });
    return element;
  }

  #hand(talk) {
    const button = make("button", { type: "button", className: talk.silent ? "solid" : "danger", textContent: talk.silent ? "Hand back" : "Take over" });
    button.addEventListener("click", () => this.#change(talk.silent ? "hand-back" : "take-over", {}));
    return button;
  }

  #composer() {
    const box = make("textarea", { rows: 2, dir: "auto", "aria-label": "Say to the person", placeholder: "Say to the person", maxLength: 4000 });
    const form = make("form", { className: "composer" }, box, make("button", { className: "solid", textContent: "Send" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = box.value.trim();
      if (!text) return;
      box.value = "";
      this.#change("say", { text }).catch(() => (box.value = text));
    });
    return form;
  }

  async #change(act, json) {
    try {
      this.#draw(await call(`conversations/${encodeURIComponent(this.#id)}/${act}`, json));
    } catch (error) {
      this.#open.querySelector(":scope > .bad")?.remove();
      this.#open.append(make("p", { className: "bad", role: "alert", textContent: error.message }));
      throw error;
    }
  }
}

function spoke(one) {
  const files = one.files.map((file) => (file.kind === "sound" && file.url ? make("audio", { src: file.url, controls: true, preload: "none" }) : make("p", {}, file.url ? make("a", { href: file.url, target: "_blank", textContent: file.name || file.kind }) : `${file.kind} ${file.name}`)));
  return make("div", { className: "said theirs" }, one.text ? make("p", { textContent: one.text, dir: "auto" }) : null, ...files, make("time", { textContent: moment(one.at) }));
}

function said(one) {
  return make("div", { className: `said ours${one.turn ? "" : " person"}` }, make("p", { textContent: one.text, dir: "auto" }), one.voice ? make("audio", { src: one.voice, controls: true, preload: "none" }) : null, make("time", { textContent: `${one.turn ? "program" : "operator"} · ${moment(one.at)}` }));
}
