// The record button, the wave while recording, and listening again before sending.
import { find, minutes } from "./dom.js";
import { NoMicrophone, Recorder } from "./recorder.js";
import { say } from "./texts.js";

export class Voice {
  #recorder = new Recorder();
  #note = null;
  #levels = [];
  #limit;
  #changed;
  #trouble;

  /** `changed()` is called when there is a note or none any more, `trouble(sentence)` when something fails. */
  constructor(limit, changed, trouble) {
    this.#limit = limit;
    this.#changed = changed;
    this.#trouble = trouble;
    find("record").addEventListener("click", () => (this.#recorder.running ? this.#stop() : this.#start()));
    find("discard").addEventListener("click", () => this.discard());
  }

  get note() {
    return this.#note;
  }

  /** The recording as a file, stopping it first when it still runs; null when there is none. */
  async take() {
    if (this.#recorder.running) await this.#stop();
    const note = this.#note;
    this.#clear();
    return note;
  }

  async discard() {
    if (this.#recorder.running) await this.#recorder.stop();
    this.#clear();
    find("text").focus();
  }

  async #start() {
    this.#clear();
    try {
      await this.#recorder.start();
    } catch (error) {
      if (!(error instanceof NoMicrophone)) throw error;
      this.#trouble(say(`microphone_${error.message}`));
      return;
    }
    this.#levels = [];
    find("sound").hidden = false;
    find("wave").hidden = false;
    this.#pressed(true);
    this.#changed();
    requestAnimationFrame(() => this.#draw());
  }

  async #stop() {
    this.#note = await this.#recorder.stop();
    this.#pressed(false);
    find("wave").hidden = true;
    const player = find("heard");
    player.src = URL.createObjectURL(this.#note.file);
    player.hidden = false;
    find("clock").textContent = minutes(this.#note.seconds);
    this.#changed();
    find("send").focus();
  }

  #clear() {
    this.#note = null;
    this.#pressed(false);
    find("sound").hidden = true;
    const player = find("heard");
    player.hidden = true;
    player.removeAttribute("src");
    this.#changed();
  }

  get recording() {
    return this.#recorder.running;
  }

  #pressed(on) {
    const button = find("record");
    button.setAttribute("aria-pressed", on);
    button.dataset.label = on ? "stop" : "record";
    button.setAttribute("aria-label", say(button.dataset.label));
    button.title = say(button.dataset.label);
  }

  #draw() {
    if (!this.#recorder.running) return;
    const canvas = find("wave");
    const pen = canvas.getContext("2d");
    const room = Math.floor(canvas.width / 6);
    this.#levels.push(this.#recorder.level());
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = getComputedStyle(canvas).color;
    this.#levels.slice(-room).forEach((level, index) => {
      const height = Math.max(3, level * canvas.height);
      pen.beginPath();
      pen.roundRect(index * 6, (canvas.height - height) / 2, 3, height, 1.5);
      pen.fill();
    });
    find("clock").textContent = minutes(this.#recorder.seconds);
    if (this.#recorder.seconds >= this.#limit) this.#stop();
    else requestAnimationFrame(() => this.#draw());
  }
}
