// The conversation on the screen: one block a turn, with what was said, what is being done and the answer.
import { answerCard } from "./answer.js";
import { Bubble } from "./bubble.js";
import { find, make } from "./dom.js";
import { player } from "./player.js";
import { moment, say, seconds } from "./texts.js";

const WAVE = '<svg viewBox="0 0 64 32" aria-hidden="true"><path d="M2 18c5 0 5-10 10-10s5 18 10 18 5-22 10-22 5 18 10 18 5-10 10-10 5 6 10 6"/></svg>';
/** Nearer to the end than this, the page follows what comes in. */
const NEAR_PX = 160;

export class Thread {
  #turns = new Map();
  #choose;
  #correct;
  #clock = null;

  /** `choose(button)` is called with a pressed choice of an answer, `correct(text)` with a transcript that was set right. */
  constructor(choose, correct) {
    this.#choose = choose;
    this.#correct = correct;
  }

  clear() {
    find("talk").replaceChildren();
    this.#turns.clear();
    find("welcome").hidden = false;
  }

  /** Show what the person said; gives its bubble. */
  mine(message) {
    find("welcome").hidden = true;
    const bubble = new Bubble(message, this.#correct);
    bubble.element.dataset.at = bubble.at;
    find("talk").append(bubble.element);
    if (message.turn) this.#known(message.turn, bubble);
    toEnd(true);
    return bubble;
  }

  /** The hub took the message as part of a turn. */
  taken(bubble, turn) {
    bubble.settled();
    this.#known(turn, bubble);
    this.#doing(turn, say("sent"));
    toEnd(true);
  }

  /** An event of the hub. */
  heard(kind, data) {
    if (kind === "message" || !data.turn) {
      this.#message(data);
      return;
    }
    const turn = this.#turn(data.turn);
    if (kind === "voice") {
      turn.answer?.querySelector(".first")?.after(player({ src: data.voice, label: say("spoken_answer") }));
      return;
    }
    turn.bubble?.heard(data.result);
    turn.bubble?.felt(data.result);
    if (kind === "progress") this.#doing(data.turn, data.text);
    else this.#answer(data);
  }

  #message(data) {
    const card = make("article", { className: "answer told", dir: "auto" }, make("p", { className: "words", textContent: data.text }), make("p", { className: "when", textContent: moment(data.at) }));
    card.dataset.at = new Date(data.at).getTime();
    const later = [...find("talk").querySelectorAll(".mine")].find((one) => Number(one.dataset.at) > Number(card.dataset.at));
    if (later) later.before(card);
    else find("talk").append(card);
    toEnd();
  }

  #known(id, bubble) {
    const turn = this.#turns.get(id);
    if (turn) turn.bubble = bubble;
    else this.#turns.set(id, { bubble, began: performance.now(), doing: null, answer: null });
    const early = turn?.doing ?? turn?.answer;
    // An event may be quicker than the receipt; what was said still stands above what became of it.
    if (early) find("talk").insertBefore(bubble.element, early);
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
      if (turn.bubble) turn.bubble.element.after(turn.doing);
      else find("talk").append(turn.doing);
      this.#clock ??= setInterval(() => this.#tick(), 100);
    }
    const what = turn.doing.querySelector(".what");
    if (what.textContent !== text) what.textContent = text;
    toEnd();
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
    const near = isNear();
    turn.answer = answerCard(data, this.#choose);
    const took = data.result?.seconds ? ` · ${seconds(data.result.seconds)}` : "";
    turn.answer.append(make("p", { className: "when", textContent: `${moment(data.at)}${took}` }));
    if (turn.doing) turn.doing.replaceWith(turn.answer);
    else if (turn.bubble) turn.bubble.element.after(turn.answer);
    else find("talk").append(turn.answer);
    turn.doing = null;
    if (near) turn.answer.scrollIntoView({ block: "start", behavior: "smooth" });
  }
}

/** What scrolls: the chat's own column beside a project, else the page. */
const scroller = () => (getComputedStyle(document.querySelector(".talking")).overflowY === "auto" ? document.querySelector(".talking") : document.documentElement);

const isNear = () => {
  const room = scroller();
  return room.scrollHeight - room.scrollTop - room.clientHeight < NEAR_PX * 3;
};

function toEnd(always = false) {
  const room = scroller();
  if (always || room.scrollHeight - room.scrollTop - room.clientHeight < NEAR_PX) room.scrollTo({ top: room.scrollHeight, behavior: "smooth" });
}
