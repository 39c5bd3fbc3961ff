// What was said in the widget: bubbles, progress, answers.
import { lines, withoutLink } from "./lines.js";
import { make } from "./make.js";
import { say } from "./words.js";

const MARKS = { done: "✓", partial: "~", not_done: "×" };
const SURE = 0.6;
const SHOWN = 8;
const MARGIN_PX = 12;

export class Log {
  room = make("div", { className: "log", role: "log", "aria-live": "polite", tabIndex: 0 });
  #turns = new Map();
  #at;
  #choose;
  #open;
  #language;

  /** `at(path)` gives an address of the hub; `choose(button)` is called with a pressed choice, `open(link)` with a prototype to show. */
  constructor({ at, choose, open, language }) {
    this.#at = at;
    this.#choose = choose;
    this.#open = open;
    this.#language = language;
    this.room.setAttribute("aria-label", say("conversation"));
    this.clear();
  }

  clear() {
    this.#turns.clear();
    this.room.replaceChildren(make("p", { className: "lead" }, say("title"), make("span", { textContent: say("lead") })));
  }

  /** What the person said; gives `{taken(turn), failed(sentence, again)}`. */
  mine({ text, files = [], note = null, at, turn }) {
    this.room.querySelector(".lead")?.remove();
    const when = make("p", { className: "small", textContent: this.#time(at) });
    const sounds = note ? [URL.createObjectURL(note.file)] : files.filter((one) => one.kind === "sound" && one.url).map((one) => this.#at(one.url));
    const names = files.filter((one) => one.kind !== "sound").map((one) => one.name).join(", ");
    const bubble = make("div", { className: "mine", dir: "auto" }, text || null, ...sounds.map((src) => make("audio", { src, controls: true, crossOrigin: "anonymous" })), names ? make("p", { className: "small", textContent: names }) : null, when);
    this.room.append(bubble);
    if (turn) this.#turn(turn).bubble = bubble;
    this.#end();
    const settled = () => {
      bubble.querySelector(".again")?.remove();
      when.textContent = this.#time(at);
      when.classList.remove("bad");
    };
    return {
      taken: (id) => {
        settled();
        const known = this.#turn(id);
        known.bubble = bubble;
        if (known.shown) known.shown.before(bubble);
        else this.#show(id, make("p", { className: "doing", textContent: say("sent") }));
      },
      failed: (sentence, again) => {
        settled();
        when.textContent = sentence;
        when.classList.add("bad");
        const button = make("button", { type: "button", className: "again", textContent: say("again") });
        button.addEventListener("click", () => {
          settled();
          again();
        });
        bubble.append(button);
      },
    };
  }

  heard(kind, data) {
    this.room.querySelector(".lead")?.remove();
    if (!data.turn) this.room.append(make("div", { className: "answer", dir: "auto", textContent: data.text }));
    else if (kind === "progress") this.#show(data.turn, make("p", { className: "doing", dir: "auto", textContent: data.text }));
    else if (kind === "voice") this.#turn(data.turn).shown?.append(make("audio", { src: this.#at(data.voice), controls: true, crossOrigin: "anonymous" }));
    else this.#show(data.turn, this.#answer(data), true);
    if (data.turn) this.#transcript(this.#turn(data.turn).bubble, data.result);
    if (kind !== "answer") this.#end();
  }

  #turn(id) {
    if (!this.#turns.has(id)) this.#turns.set(id, { bubble: null, shown: null, final: false });
    return this.#turns.get(id);
  }

  #show(id, element, final = false) {
    const turn = this.#turn(id);
    if (turn.final) return;
    turn.final = final;
    if (turn.shown) turn.shown.replaceWith(element);
    else if (turn.bubble) turn.bubble.after(element);
    else this.room.append(element);
    turn.shown = element;
    // An answer is read from its beginning.
    if (final) this.room.scrollTop = element.offsetTop - MARGIN_PX;
    else this.#end();
  }

  #transcript(bubble, result) {
    if (!bubble || !result?.transcript || bubble.querySelector(".heard")) return;
    const words = result.words?.length ? result.words.flatMap((one) => [one.confidence < SURE ? make("mark", { textContent: one.text }) : one.text, " "]) : [result.transcript];
    bubble.append(make("p", { className: "heard", dir: "auto" }, ...words));
  }

  #answer(data) {
    const result = data.result ?? {};
    const [first = "", ...rest] = lines(data.text, result);
    const wants = data.link && result.revision === 1 ? result.requirements.slice(0, SHOWN) : [];
    const buttons = data.buttons.filter((one) => !one.url);
    return make(
      "article",
      { className: "answer", dir: "auto", lang: data.language },
      make("strong", { textContent: withoutLink(first, data.link) }),
      data.voice ? make("audio", { src: this.#at(data.voice), controls: true, crossOrigin: "anonymous" }) : null,
      data.picture ? make("img", { src: this.#at(data.picture), alt: say("picture"), crossOrigin: "anonymous" }) : null,
      data.link ? this.#link(data.link) : null,
      wants.length ? make("ul", { className: "wants" }, ...wants.map((one) => make("li", {}, make("span", { textContent: `${MARKS[one.status]} `, role: "img", "aria-label": say(one.status) }), one.text))) : null,
      rest.length ? make("p", { textContent: rest.join("\n") }) : null,
      result.question ? make("strong", { textContent: result.question }) : null,
      buttons.length ? make("div", { className: "choices" }, ...buttons.map((one) => this.#choice(one))) : null,
      make("p", { className: "small", textContent: this.#time(data.at) }),
    );
  }

  #link(link) {
    const look = make("button", { type: "button", className: "look", textContent: say("preview") });
    look.addEventListener("click", () => this.#open(link));
    return make("p", { className: "links" }, make("a", { className: "open", href: link, target: "_blank", rel: "noopener", textContent: say("open") }), look);
  }

  #choice(one) {
    const button = make("button", { type: "button", textContent: one.label, "aria-pressed": "false" });
    button.addEventListener("click", () => {
      for (const other of button.parentElement.children) other.disabled = true;
      button.setAttribute("aria-pressed", "true");
      this.#choose(one);
    });
    return button;
  }

  #time = (at) => new Intl.DateTimeFormat(this.#language, { hour: "2-digit", minute: "2-digit", ...(new Date(at).toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "short" }) }).format(new Date(at));

  #end() {
    this.room.scrollTop = this.room.scrollHeight;
  }
}
