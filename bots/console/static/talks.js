// Conversations: the list, and the one that is open, with everything that was said and done in it.
import { make } from "/static/dom.js";
import { ago, call, moment } from "./hub.js";
import { turnDetails } from "./turn.js";

const PAUSE_MS = 300;

export class Talks {
  #list = make("ul", { className: "talks" });
  #field = make("input", { type: "search", placeholder: "Search what was said", "aria-label": "Search what was said" });
  #open = make("section", { className: "open-talk", "aria-label": "Conversation" }, make("p", { className: "empty", textContent: "Choose a conversation." }));
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
    this.#draw(await call(`conversations/${encodeURIComponent(this.#id)}`));
  }

  #draw(talk) {
    const draft = this.#open.querySelector("textarea")?.value ?? "";
    const entries = [
      ...talk.spoke.map((one) => ({ at: one.at, order: 0, element: spoke(one) })),
      ...talk.said.map((one) => ({ at: one.at, order: 1, element: said(one) })),
      ...talk.turns.map((one) => ({ at: one.at, order: 2, element: turnDetails(one) })),
    ].sort((one, other) => new Date(one.at) - new Date(other.at) || one.order - other.order);
    const project = talk.project ? make("a", { className: "quiet", href: talk.project.url, target: "_blank", rel: "noopener", textContent: `Prototype, version ${talk.project.revision}` }) : null;
    const back = make("a", { className: "quiet back", href: "#conversations", textContent: "‹ All" });
    const head = make("header", {}, back, make("p", {}, make("strong", { textContent: talk.platform }), ` · ${talk.language} · ${talk.offer.replaceAll("_", " ")}`), project, this.#hand(talk));
    this.#open.replaceChildren(head, make("div", { className: "thread", role: "log", tabIndex: 0, "aria-label": "What was said" }, ...entries.map((one) => one.element)), talk.silent ? this.#composer(draft) : make("p", { className: "hint", textContent: "The program answers. Take the conversation over to speak yourself." }));
    const thread = this.#open.querySelector(".thread");
    thread.scrollTop = thread.scrollHeight;
  }

  #hand(talk) {
    const button = make("button", { type: "button", className: talk.silent ? "solid" : "danger", textContent: talk.silent ? "Hand back" : "Take over" });
    button.addEventListener("click", () => this.#change(talk.silent ? "hand-back" : "take-over", {}));
    return button;
  }

  #composer(draft) {
    const box = make("textarea", { rows: 2, value: draft, dir: "auto", "aria-label": "Say to the person", placeholder: "Say to the person", maxLength: 4000 });
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
