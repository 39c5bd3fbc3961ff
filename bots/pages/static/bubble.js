// What the person said, as a bubble: words, recordings, files, when it was sent, what was heard and how it sounded.
import { button, make } from "./dom.js";
import { mood } from "./mood.js";
import { player } from "./player.js";
import { moment, percent, say } from "./texts.js";

/** From this confidence on a word is not marked. */
const SURE = 0.6;

export class Bubble {
  element;
  at;
  #when = make("p", { className: "when" });
  #bar = null;
  #correct;

  /** `files` are `{name, kind, url}`; `note` is a recording of just now, `{file, seconds}`. `correct(text)` sends a corrected transcript. */
  constructor({ text, files = [], note = null, at }, correct) {
    this.at = new Date(at).getTime();
    this.#correct = correct;
    const sounds = files.filter((one) => one.kind === "sound" && one.url);
    const others = files.filter((one) => !sounds.includes(one));
    this.element = make(
      "div",
      { className: "mine", dir: "auto" },
      text ? make("p", { className: "words", textContent: text }) : null,
      note ? player({ src: URL.createObjectURL(note.file), length: note.seconds, label: say("voice_note") }) : null,
      ...sounds.map((one) => player({ src: one.url, label: say("voice_note") })),
      others.length ? make("ul", { className: "names" }, ...others.map(shownFile)) : null,
      this.#when,
    );
    this.settled();
  }

  /** It is stored. */
  settled() {
    this.#when.textContent = moment(this.at);
    this.#when.className = "when";
    this.#bar?.remove();
    this.#bar = null;
    this.element.querySelector(".again")?.remove();
  }

  /** So much of it is there, 0 to 1. */
  uploading(share) {
    this.#bar ??= this.element.appendChild(make("progress", { max: 1, "aria-label": say("uploading") }));
    this.#bar.value = share;
    this.#when.textContent = `${say("uploading")} ${percent(share)}`;
  }

  /** It could not be sent; `again()` tries once more. */
  failed(sentence, again, kind = "failed") {
    this.settled();
    this.#when.textContent = sentence;
    this.#when.classList.add(kind);
    this.element.append(button({ words: say("again"), kind: "again", press: again }));
  }

  /** What was heard in it, with the unsure words marked, and how it sounded. */
  heard(result) {
    if (!result?.transcript || this.element.querySelector(".heard")) return;
    const words = make("p", { className: "transcript", dir: "auto" }, ...transcript(result));
    const fix = button({ words: say("correct"), kind: "quiet fix", press: () => this.#edit(whole, result.transcript) });
    const whole = make("div", { className: "heard" }, make("p", { className: "label", textContent: say("heard") }), words, fix);
    this.#when.before(whole);
  }

  /** The mood that was read from the voice. */
  felt(result) {
    if (!result?.emotion || this.element.querySelector(".mood")) return;
    const shown = mood(result.emotion);
    if (shown) this.#when.before(shown);
  }

  #edit(whole, text) {
    const box = make("textarea", { value: text, rows: 3, dir: "auto", "aria-label": say("correct") });
    const send = button({ words: say("send_corrected"), kind: "solid", press: () => {
      const corrected = box.value.trim();
      edit.replaceWith(whole);
      if (corrected && corrected !== text) this.#correct(corrected);
    } });
    const cancel = button({ words: say("cancel"), kind: "quiet", press: () => edit.replaceWith(whole) });
    const edit = make("div", { className: "edit" }, box, make("div", { className: "row" }, send, cancel));
    whole.replaceWith(edit);
    box.focus();
  }
}

/** The words of a transcript as nodes; an unsure one is marked and says how sure it is. */
export function transcript({ transcript: text, words }) {
  if (!words?.some((one) => one.confidence < SURE)) return [text];
  return words.flatMap((one) => {
    if (one.confidence >= SURE) return [one.text, " "];
    const told = say("unsure", { percent: percent(one.confidence) });
    return [make("mark", { textContent: one.text, title: told }, make("span", { className: "unseen", textContent: ` (${told})` })), " "];
  });
}

function shownFile(file) {
  if (!file.url) return make("li", { textContent: file.name || say("voice_note") });
  const picture = file.kind === "image" ? make("img", { src: file.url, alt: file.name, loading: "lazy" }) : null;
  return make("li", {}, make("a", { href: file.url, target: "_blank", rel: "noopener", textContent: picture ? "" : file.name }, picture));
}
