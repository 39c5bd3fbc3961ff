// The conversation on the screen: one block a turn, with what was said, what is being done and the answer.
import { answerCard } from "./answer.js";
import { find, make, minutes } from "./dom.js";
import { say, spoken } from "./texts.js";

const WAVE = '<svg viewBox="0 0 64 32" aria-hidden="true"><path d="M2 18c5 0 5-10 10-10s5 18 10 18 5-22 10-22 5 18 10 18 5-10 10-10 5 6 10 6"/></svg>';

export class Thread {
  #turns = new Map();
  #choose;
  #clock = null;

  /** `choose(button)` is called with a pressed choice of an answer. */
  constructor(choose) {
    this.#choose = choose;
  }

  clear() {
    find("talk").replaceChildren();
    this.#turns.clear();
    find("welcome").hidden = false;
  }

  /** Show what the person said. Gives an object to tell what became of it: `taken(turn)` or `failed(sentence, again)`. */
  mine({ text, names, note, at, turn }) {
    find("welcome").hidden = true;
    const when = make("time", { className: "when", textContent: time(at) });
    const bubble = make("div", { className: "mine", dir: "auto" }, text || null, note ? sound(note) : null, names.length ? list(names) : null, when);
    find("talk").append(bubble);
    if (turn) this.#known(turn, bubble);
    toEnd();
    return {
      taken: (id) => {
        this.#known(id, bubble);
        this.#doing(id, say("sent"));
        toEnd();
      },
      failed: (sentence, again) => {
        const button = make("button", { type: "button", className: "again", textContent: say("again") });
        button.addEventListener("click", () => {
          button.remove();
          when.textContent = time(at);
          again();
        });
        when.textContent = sentence;
        bubble.append(button);
      },
    };
  }

  /** An event of the hub. */
  heard(kind, data) {
    if (kind === "message" || !data.turn) {
      find("talk").append(make("article", { className: "answer", dir: "auto" }, make("p", { className: "words", textContent: data.text })));
    } else if (kind === "progress") {
      this.#transcript(data);
      this.#doing(data.turn, data.text);
    } else {
      this.#transcript(data);
      this.#answer(data);
      return;
    }
    toEnd();
  }

  #known(id, bubble) {
    const turn = this.#turns.get(id);
    if (!turn) this.#turns.set(id, { bubble, began: performance.now(), doing: null, answer: null });
    else turn.bubble ??= bubble;
    const early = turn?.doing ?? turn?.answer;
    // An event may be quicker than the receipt; what was said still stands above what became of it.
    if (early) find("talk").insertBefore(bubble, early);
  }

  #turn(id) {
    if (!this.#turns.has(id)) this.#turns.set(id, { bubble: null, began: performance.now(), doing: null, answer: null });
    find("welcome").hidden = true;
    return this.#turns.get(id);
  }

  #doing(id, text) {
    const turn = this.#turn(id);
    if (turn.answer) return;
    if (!turn.doing) {
      turn.doing = make("div", { className: "doing", dir: "auto" });
      turn.doing.innerHTML = WAVE;
      turn.doing.append(make("span", { className: "what" }), make("span", { className: "took", "aria-hidden": "true" }));
      if (turn.bubble) turn.bubble.after(turn.doing);
      else find("talk").append(turn.doing);
      this.#clock ??= setInterval(() => this.#tick(), 100);
    }
    const what = turn.doing.querySelector(".what");
    if (what.textContent !== text) what.textContent = text;
  }

  #tick() {
    const running = [...this.#turns.values()].filter((turn) => turn.doing);
    for (const turn of running) turn.doing.querySelector(".took").textContent = seconds((performance.now() - turn.began) / 1000);
    if (running.length) return;
    clearInterval(this.#clock);
    this.#clock = null;
  }

  #answer(data) {
    const turn = this.#turn(data.turn);
    if (turn.answer) return;
    turn.answer = answerCard(data, this.#choose);
    if (turn.doing) turn.doing.replaceWith(turn.answer);
    else if (turn.bubble) turn.bubble.after(turn.answer);
    else find("talk").append(turn.answer);
    turn.doing = null;
    turn.answer.scrollIntoView({ block: "start", behavior: "smooth" });
    if (data.result?.seconds) turn.answer.append(make("p", { className: "when", textContent: `${time(data.at)} · ${seconds(data.result.seconds)}` }));
  }

  #transcript(data) {
    const bubble = this.#turn(data.turn).bubble;
    if (!bubble || !data.result?.transcript || bubble.querySelector(".heard")) return;
    bubble.querySelector(".when").before(make("p", { className: "heard", textContent: data.result.transcript, "data-label": say("heard"), dir: "auto" }));
  }
}

function sound(note) {
  return note.file ? make("audio", { src: URL.createObjectURL(note.file), controls: true }) : make("span", { textContent: `${say("voice_note")} ${minutes(note.seconds)}` });
}

const list = (names) => make("span", { className: "names" }, ...names.map((name) => make("span", { textContent: name })));

const time = (at) => new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

const seconds = (count) => new Intl.NumberFormat(spoken(), { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(count);

function toEnd() {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "smooth" });
}
