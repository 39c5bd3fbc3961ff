// Where a person types, speaks, and adds files by button, drop or paste.
import { find, icon, make } from "./dom.js";
import { say, whenSpoken } from "./texts.js";
import { Voice } from "./voice.js";

const FILES = 10;
/** Letters that fit beside the buttons on a phone. */
const LINE = 18;

export class Composer {
  #files = [];
  #voice;
  #limits;
  #send;

  /** `send({text, files, note})` is called with a whole message. */
  constructor(limits, send) {
    this.#limits = limits;
    this.#send = send;
    this.#voice = new Voice(limits.audio_limit_s, () => this.#settle(), (sentence) => this.trouble(sentence));
    find("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    find("attach").addEventListener("click", () => find("picker").click());
    find("picker").addEventListener("change", (event) => {
      this.#add(event.target.files);
      event.target.value = "";
    });
    this.#listenToText();
    this.#listenToDrops();
    whenSpoken(() => this.#settle());
  }

  /** What the hub takes. */
  limit(limits) {
    this.#limits = limits;
    this.#voice.limit = limits.audio_limit_s;
  }

  /** Put words into the box, for the person to go on. */
  suggest(text) {
    find("text").value = text;
    this.#settle();
    find("text").focus();
  }

  /** Say what is wrong, above the box; nothing takes it away. */
  trouble(sentence = "") {
    find("trouble").textContent = sentence;
    find("trouble").hidden = !sentence;
  }

  #listenToText() {
    const text = find("text");
    text.addEventListener("input", () => this.#settle());
    text.addEventListener("paste", (event) => event.clipboardData.files.length && this.#add(event.clipboardData.files));
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
  }

  #listenToDrops() {
    const brings = (event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragover", (event) => {
      if (!brings(event)) return;
      event.preventDefault();
      find("drop").hidden = false;
    });
    addEventListener("dragleave", (event) => event.relatedTarget === null && (find("drop").hidden = true));
    addEventListener("drop", (event) => {
      find("drop").hidden = true;
      if (!brings(event)) return;
      event.preventDefault();
      this.#add(event.dataTransfer.files);
    });
  }

  #add(files) {
    this.trouble();
    for (const file of files) {
      if (this.#files.length >= FILES) return this.trouble(say("too_many_files", { limit: FILES }));
      if (file.size > this.#limits.upload_limit_mb * 1e6) this.trouble(say("file_too_large", { name: file.name, limit: `${this.#limits.upload_limit_mb} MB` }));
      else this.#files.push(file);
    }
    this.#settle();
    return undefined;
  }

  async #submit() {
    if (find("text").value.trim().length > this.#limits.text_limit_chars) {
      this.trouble(say("text_too_long", { limit: this.#limits.text_limit_chars }));
      return;
    }
    const spoken = await this.#voice.take();
    const text = find("text").value.trim(); // only now: words may be typed while a recording ends
    const files = this.#files;
    const whole = [text, spoken.text].filter(Boolean).join("\n");
    if (!whole && !files.length && !spoken.note) return;
    this.trouble();
    find("text").value = "";
    this.#files = [];
    this.#settle();
    this.#send({ text: whole, files, note: spoken.note });
  }

  #settle() {
    const text = find("text");
    find("composer").classList.toggle("tall", text.value.length > LINE || text.value.includes("\n"));
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
    find("send").disabled = !text.value.trim() && !this.#files.length && !this.#voice?.note && !this.#voice?.recording;
    const list = find("files");
    list.hidden = !this.#files.length;
    list.replaceChildren(...this.#files.map((file) => this.#chip(file)));
  }

  #chip(file) {
    const remove = make("button", { type: "button", "aria-label": say("remove", { name: file.name }) }, icon("close"));
    remove.addEventListener("click", () => {
      this.#files = this.#files.filter((one) => one !== file);
      this.#settle();
    });
    const picture = file.type.startsWith("image/") && file.type !== "image/svg+xml" ? make("img", { src: URL.createObjectURL(file), alt: "" }) : null;
    return make("li", {}, picture, make("span", { textContent: file.name }), remove);
  }
}
