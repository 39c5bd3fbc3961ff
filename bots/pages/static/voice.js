// The record button, the wave while recording, listening again and reading what was heard before sending.
import { Draft } from "./draft.js";
import { find, icon, minutes } from "./dom.js";
import { Live } from "./live.js";
import { player } from "./player.js";
import { NoMicrophone, Recorder } from "./recorder.js";
import { say } from "./texts.js";

/** A bar of the wave and the gap after it, in pixels of the canvas. */
const STEP = 8;

export class Voice {
  #recorder = new Recorder();
  #note = null;
  #levels = [];
  /** Longest recording, in seconds. */
  limit;
  #changed;
  #trouble;
  #draft = new Draft();
  #live = new Live((sure, likely) => this.#draft.live(sure, likely));

  /** `changed()` is called when there is a note or none any more, `trouble(sentence)` when something fails. */
  constructor(limit, changed, trouble) {
    this.limit = limit;
    this.#changed = changed;
    this.#trouble = trouble;
    find("record").addEventListener("click", () => (this.#recorder.running ? this.#stop() : this.#start()));
    find("discard").addEventListener("click", () => this.discard());
  }

  get note() {
    return this.#note;
  }

  get recording() {
    return this.#recorder.running;
  }

  /** `{note, text}`: the recording, stopped first when it still runs, or the words that were set right instead of it. */
  async take() {
    if (this.#recorder.running) await this.#stop();
    const note = this.#note;
    const text = this.#draft.corrected;
    this.#clear();
    return text ? { note: null, text } : { note, text: "" };
  }

  async discard() {
    if (this.#recorder.running) await this.#recorder.stop();
    this.#clear();
    find("text").focus();
  }

  async #start() {
    this.#clear();
    this.#trouble();
    try {
      await this.#recorder.start((piece) => this.#live.hear(piece));
    } catch (error) {
      if (!(error instanceof NoMicrophone)) throw error;
      this.#trouble(say(`microphone_${error.message}`));
      return;
    }
    this.#live.open();
    this.#levels = [];
    find("sound").hidden = false;
    find("wave").hidden = false;
    find("clock").hidden = false;
    this.#pressed(true);
    this.#changed();
    requestAnimationFrame(() => this.#draw());
  }

  async #stop() {
    this.#note = await this.#recorder.stop();
    this.#live.end();
    this.#pressed(false);
    find("wave").hidden = true;
    find("clock").hidden = true;
    find("heard").replaceChildren(player({ src: URL.createObjectURL(this.#note.file), length: this.#note.seconds, label: say("voice_note") }));
    find("heard").hidden = false;
    this.#draft.read(this.#note.file);
    this.#changed();
    find("send").focus();
  }

  #clear() {
    this.#note = null;
    this.#live.close();
    this.#pressed(false);
    this.#draft.clear();
    find("sound").hidden = true;
    find("heard").hidden = true;
    find("heard").replaceChildren();
    this.#changed();
  }

  #pressed(on) {
    const pressed = find("record");
    pressed.setAttribute("aria-pressed", on);
    pressed.dataset.label = on ? "stop" : "record";
    pressed.setAttribute("aria-label", say(pressed.dataset.label));
    pressed.title = say(pressed.dataset.label);
    pressed.replaceChildren(icon(on ? "stop" : "mic"));
  }

  #draw() {
    if (!this.#recorder.running) return;
    const canvas = find("wave");
    const pen = canvas.getContext("2d");
    const room = Math.floor(canvas.width / STEP);
    this.#levels.push(this.#recorder.level());
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = getComputedStyle(canvas).color;
    const shown = this.#levels.slice(-room);
    shown.forEach((level, index) => {
      const height = Math.max(4, level * canvas.height);
      pen.globalAlpha = 0.35 + 0.65 * ((index + 1) / shown.length);
      pen.beginPath();
      pen.roundRect(index * STEP, (canvas.height - height) / 2, STEP - 3, height, 2);
      pen.fill();
    });
    find("clock").textContent = minutes(this.#recorder.seconds);
    if (this.#recorder.seconds >= this.limit) this.#stop();
    else requestAnimationFrame(() => this.#draw());
  }
}
