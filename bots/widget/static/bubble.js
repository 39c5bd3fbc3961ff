// The bubble: a button in the corner that opens a small chat, in a shadow tree that the page cannot style and does not hear.
import { Hub, Refused } from "./hub.js";
import { Log } from "./log.js";
import { button, icon, make } from "./make.js";
import { Post } from "./post.js";
import { Stage } from "./stage.js";
import { STYLE } from "./style.js";
import { Voice } from "./voice.js";
import { load, say } from "./words.js";

const FILES = 10;
/** Events of the person in here are nobody else's business: a page's shortcuts must not fire while somebody types. */
const OURS = ["keydown", "keyup", "keypress", "input", "change", "paste", "copy", "cut", "click", "pointerdown", "mousedown", "touchstart", "wheel", "focusin", "submit", "drop", "dragover"];

/** Put the bubble on the page; a page that may not use the key gets none. */
export async function show({ hub: base, key, language: wanted, side }) {
  // A page may hold the tag twice; whoever comes first takes the place before anything is waited for.
  if (document.querySelector("statex-widget")) return;
  const host = document.createElement("statex-widget");
  host.style.cssText = "all: initial !important; display: block !important; position: fixed !important; z-index: 2147483647 !important;";
  document.body.append(host);
  try {
    const language = await load(base, wanted);
    const hub = new Hub(base, key, language);
    await hub.enter();
    fill(host, hub, language, side);
  } catch (error) {
    host.remove();
    throw error;
  }
}

function fill(host, hub, language, side) {
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const chat = new Chat(hub, language);
  const all = make("div", { className: `all ${side}`, dir: language === "ar" ? "rtl" : "ltr", lang: language }, chat.panel, chat.bubble);
  all.setAttribute("popover", "manual");
  root.append(all);
  for (const name of OURS) host.addEventListener(name, (event) => event.stopPropagation());
  // In the top layer nothing of the page can lie above it.
  all.showPopover?.();
}

class Chat {
  panel = make("section", { className: "panel", role: "dialog", "aria-label": "Statex", hidden: true });
  bubble = button("wave", "Statex", "bubble", () => this.#toggle());
  #hub;
  #log;
  #stage;
  #voice;
  #post;
  #files = [];
  #unfollow = null;
  #began = false;
  #line = make("p", { className: "line", role: "status" });
  #told = make("p", { className: "trouble", role: "alert", hidden: true });
  #list = make("ul", { className: "files", hidden: true });
  #text = make("textarea", { rows: 1, dir: "auto", placeholder: say("placeholder"), "aria-label": say("say") });
  #picker = make("input", { type: "file", multiple: true, hidden: true });
  #send = make("button", { type: "submit", className: "round send", title: say("send"), "aria-label": say("send") }, icon("send"));

  constructor(hub, language) {
    this.#hub = hub;
    this.#stage = new Stage((open) => this.panel.classList.toggle("wide", open));
    this.#log = new Log({ at: hub.at, choose: (one) => this.#post.deliver({ text: one.label, files: [], button: one.action }), open: (link) => this.#stage.show(link), language });
    this.#post = new Post(hub, (message) => this.#log.mine({ ...message, files: message.files.map((one) => ({ name: one.name, kind: "document" })) }), (receipt) => {
      hub.conversation = receipt.conversation;
      this.#listen(receipt.conversation);
    });
    this.#voice = new Voice(hub.limits.audio_limit_s, () => this.#settle(), (sentence) => this.#trouble(sentence));
    this.bubble.setAttribute("aria-expanded", "false");
    this.panel.append(this.#head(), make("div", { className: "middle" }, this.#stage.room, this.#log.room), this.#foot());
    this.#settle();
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.#toggle());
  }

  #head() {
    const fresh = button("plus", say("new_talk"), "round", () => this.#begin());
    return make("header", {}, make("h2", { textContent: "Statex" }), this.#line, fresh, button("close", say("close"), "round", () => this.#toggle()));
  }

  #foot() {
    const form = make("form", {}, button("clip", say("attach"), "round", () => this.#picker.click()), this.#picker, this.#text, this.#voice.press, this.#send);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => this.#settle());
    this.#text.addEventListener("paste", (event) => event.clipboardData.files.length && this.#add(event.clipboardData.files));
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.#picker.addEventListener("change", () => {
      this.#add(this.#picker.files);
      this.#picker.value = "";
    });
    for (const name of ["dragover", "drop"]) {
      this.panel.addEventListener(name, (event) => {
        event.preventDefault();
        if (name === "drop") this.#add(event.dataTransfer.files);
      });
    }
    return make("footer", {}, this.#told, this.#list, this.#voice.room, form, make("p", { className: "note", textContent: say("notice") }));
  }

  #toggle() {
    this.panel.hidden = !this.panel.hidden;
    this.bubble.setAttribute("aria-expanded", String(!this.panel.hidden));
    this.bubble.replaceChildren(icon(this.panel.hidden ? "wave" : "close"));
    if (this.panel.hidden) {
      this.bubble.focus();
      return;
    }
    this.#text.focus();
    if (!this.#began) this.#restore();
    this.#began = true;
  }

  async #restore() {
    const id = this.#hub.conversation;
    try {
      for (const one of id ? await this.#hub.said(id) : []) this.#log.mine(one);
      if (id) this.#listen(id);
    } catch (error) {
      if (error instanceof Refused) this.#begin();
      else this.#line.textContent = say("no_line");
    }
    await this.#post.flush();
  }

  #begin() {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#hub.conversation = null;
    this.#log.clear();
    this.#stage.close();
    this.#text.focus();
  }

  async #submit() {
    if (this.#text.value.trim().length > this.#hub.limits.text_limit_chars) {
      this.#trouble(say("text_too_long", { limit: this.#hub.limits.text_limit_chars }));
      return;
    }
    const note = await this.#voice.take();
    const text = this.#text.value.trim(); // only now: words may be typed while a recording ends
    const files = this.#files;
    if (!text && !files.length && !note) return;
    this.#trouble("");
    this.#text.value = "";
    this.#files = [];
    this.#settle();
    this.#post.deliver({ text, files, note });
  }

  #listen(id) {
    this.#unfollow ??= this.#hub.follow(id, (kind, data) => this.#heard(kind, data), (state) => {
      this.#line.textContent = state === "open" ? "" : say(state === "lost" ? "connecting" : "gone");
      if (state !== "gone") return;
      this.#unfollow = null;
      this.#hub.conversation = null;
    });
  }

  #heard(kind, data) {
    this.#log.heard(kind, data);
    if (kind === "answer" && data.link) this.#stage.renewed(data.link);
  }

  #add(files) {
    this.#trouble("");
    for (const file of files) {
      if (this.#files.length >= FILES) this.#trouble(say("too_many_files", { limit: FILES }));
      else if (file.size > this.#hub.limits.upload_limit_mb * 1e6) this.#trouble(say("file_too_large", { name: file.name, limit: `${this.#hub.limits.upload_limit_mb} MB` }));
      else this.#files.push(file);
    }
    this.#settle();
  }

  #settle() {
    this.#send.disabled = !this.#text.value.trim() && !this.#files.length && !this.#voice?.note && !this.#voice?.recording;
    this.#list.hidden = !this.#files.length;
    this.#list.replaceChildren(...this.#files.map((file) => make("li", {}, file.name, button("close", say("remove", { name: file.name }), "round", () => {
      this.#files = this.#files.filter((one) => one !== file);
      this.#settle();
    }))));
  }

  #trouble(sentence) {
    this.#told.textContent = sentence;
    this.#told.hidden = !sentence;
  }
}
