// The project beside the chat: the prototype as it runs, what was asked for and where to see it, what changed, a way back, the source.
import { wish } from "./answer.js";
import { call } from "./api.js";
import { button, find, icon, make } from "./dom.js";
import { moment, say, whenSpoken } from "./texts.js";

/** After which time a project is looked for again that an answer spoke of. */
const AGAIN_MS = 1500;
const TABS = ["preview", "checklist", "revisions"];

export class Project {
  #conversation = null;
  #seen = null;
  #tab = "preview";
  #frame = null;
  #narrow = false;
  #shown;

  /** `shown(there)` is called when there is a project, or none any more. */
  constructor(shown) {
    this.#shown = shown;
    whenSpoken(() => this.#draw());
  }

  /** Look at the project of a conversation anew; null for none. Where one is `expected`, it is waited for. */
  async look(conversation, expected = false) {
    this.#conversation = conversation;
    const seen = conversation ? await call(`/api/conversations/${encodeURIComponent(conversation)}/project`).catch(() => this.#seen) : null;
    if (expected && !seen && conversation === this.#conversation) setTimeout(() => this.#conversation === conversation && this.look(conversation), AGAIN_MS);
    if (conversation !== this.#conversation || (seen && same(seen, this.#seen))) return;
    this.#seen = seen;
    this.#frame = null;
    if (!conversation) this.#tab = "preview";
    this.#shown(Boolean(seen));
    this.#draw();
  }

  #draw() {
    const room = find("project");
    if (!this.#seen) {
      room.replaceChildren();
      return;
    }
    const held = document.activeElement?.dataset?.tab;
    room.replaceChildren(this.#head(), this.#tabs(), ...TABS.map((tab) => this.#part(tab)));
    if (held) room.querySelector(`[data-tab="${held}"]`)?.focus();
  }

  #head() {
    const { name, url, download, revision, expires_at: until } = this.#seen;
    const open = make("a", { className: "quiet round", href: url, target: "_blank", rel: "noopener", title: say("open"), "aria-label": say("open") }, icon("out"));
    const zip = make("a", { className: "quiet round", href: download, download: "", title: say("download"), "aria-label": say("download") }, icon("zip"));
    const about = `${say("revision", { number: revision })} · ${say("expires", { date: moment(until, { day: true }) })}`;
    return make("header", { className: "about" }, make("div", {}, make("h2", { textContent: name || say("project"), dir: "auto" }), make("p", { textContent: about })), zip, open);
  }

  #tabs() {
    const done = this.#seen.requirements.filter((one) => one.status === "done").length;
    const count = { checklist: ` ${done}/${this.#seen.requirements.length}`, revisions: ` ${this.#seen.revisions.length}` };
    const row = make("div", { className: "tabs", role: "tablist", "aria-label": say("project") });
    for (const tab of TABS) {
      const chosen = tab === this.#tab;
      const one = make("button", { type: "button", role: "tab", id: `tab-${tab}`, "data-tab": tab, "aria-selected": String(chosen), "aria-controls": `part-${tab}`, tabIndex: chosen ? 0 : -1 }, say(tab), make("span", { className: "count", textContent: count[tab] ?? "" }));
      one.addEventListener("click", () => this.#choose(tab));
      row.append(one);
    }
    row.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const way = document.documentElement.dir === "rtl" ? -step : step;
      this.#choose(TABS[(TABS.indexOf(this.#tab) + way + TABS.length) % TABS.length]);
      find(`tab-${this.#tab}`).focus();
    });
    return row;
  }

  #choose(tab) {
    this.#tab = tab;
    for (const one of TABS) {
      find(`tab-${one}`).setAttribute("aria-selected", one === tab);
      find(`tab-${one}`).tabIndex = one === tab ? 0 : -1;
      find(`part-${one}`).hidden = one !== tab;
    }
  }

  #part(tab) {
    const content = { preview: () => this.#preview(), checklist: () => this.#checklist(), revisions: () => this.#revisions() }[tab]();
    return make("div", { className: `part ${tab}`, role: "tabpanel", id: `part-${tab}`, "aria-labelledby": `tab-${tab}`, hidden: tab !== this.#tab, tabIndex: tab === "preview" ? -1 : 0 }, ...content);
  }

  #preview() {
    this.#frame ??= make("iframe", { src: this.#seen.url, title: say("picture"), className: "live", "data-revision": this.#seen.revision });
    this.#frame.title = say("picture");
    this.#frame.classList.toggle("narrow", this.#narrow);
    const again = button({ name: "again", label: say("reload"), kind: "quiet round", press: () => (this.#frame.src = this.#seen.url) });
    const phone = button({ name: "phone", label: say("phone_width"), kind: "quiet round phone-width", press: () => {
      this.#narrow = !this.#narrow;
      phone.setAttribute("aria-pressed", this.#narrow);
      this.#frame.classList.toggle("narrow", this.#narrow);
    } });
    phone.setAttribute("aria-pressed", this.#narrow);
    const address = make("p", { className: "address", textContent: this.#seen.url.replace(/^https?:\/\//, ""), dir: "ltr" });
    return [make("div", { className: "bar" }, again, address, phone), make("div", { className: "stage" }, this.#frame)];
  }

  #checklist() {
    const lines = this.#seen.requirements.map((one) => {
      const show = one.where ? button({ words: say("show"), kind: "quiet show", press: () => this.#lead(one.where) }) : make("span");
      show.setAttribute("aria-label", `${say("show")}: ${one.text}`);
      return wish(one, show);
    });
    return [make("ul", { className: "wants long" }, ...lines)];
  }

  /** Show the place in the prototype where a wish can be seen. */
  #lead(where) {
    this.#choose("preview");
    this.#frame.src = new URL(where.replace(/^\//, ""), this.#seen.url).href;
    find("part-preview").focus();
  }

  #revisions() {
    return [make("p", { className: "told", role: "alert", hidden: true }), make("ol", { className: "versions" }, ...this.#seen.revisions.map((one) => this.#revision(one)))];
  }

  #revision(one) {
    const newest = one.number === this.#seen.revision;
    const changes = one.changes.length ? one.changes.map(changed) : [one.number === 1 ? say("first_revision") : ""];
    return make(
      "li",
      { "aria-current": newest ? "true" : null },
      one.picture ? make("img", { src: one.picture, alt: "", loading: "lazy", width: 1280, height: 800 }) : make("span", { className: "nothing" }),
      make("div", {}, make("h3", { textContent: say("revision", { number: one.number }) }), make("p", { className: "when", textContent: moment(one.at) }), make("ul", { dir: "auto" }, ...changes.map((text) => make("li", { textContent: text })))),
      newest ? make("span", { className: "newest", textContent: say("newest") }) : button({ name: "back", words: say("go_back"), kind: "quiet", press: (event) => this.#goBack(one.number, event.currentTarget) }),
    );
  }

  async #goBack(number, pressed) {
    pressed.disabled = true;
    try {
      await call(`/api/conversations/${encodeURIComponent(this.#conversation)}/project/back`, { method: "POST", json: { revision: number } });
      await this.look(this.#conversation);
      this.#choose("preview");
    } catch (error) {
      const told = find("project").querySelector(".told");
      told.textContent = error.name === "TypeError" ? say("offline") : error.message;
      told.hidden = false;
      pressed.disabled = false;
    }
  }
}

/** A change in words; going back is kept as an arrow and the number. */
const changed = (text) => (text.startsWith("↶ ") ? say("went_back", { number: text.slice(2) }) : text);

const same = (one, other) => JSON.stringify(essence(one)) === JSON.stringify(essence(other));

/** Links to pictures are signed anew each time. */
const essence = (seen) => seen && { url: seen.url, revision: seen.revision, requirements: seen.requirements };
