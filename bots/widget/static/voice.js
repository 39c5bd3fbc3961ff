// Recording in the widget: the wave, listening again, discarding.
import { button, make, minutes } from "./make.js";
import { NoMicrophone, Recorder } from "./recorder.js";
import { say } from "./words.js";

const STEP = 6;

export class Voice {
  note = null;
  room = make("div", { className: "sound", hidden: true });
  press;
  #recorder = new Recorder();
  #limit;
  #changed;
  #trouble;

  /** `limit` in seconds; `changed()` when there is a note or none any more, `trouble(sentence)` when something fails. */
  constructor(limit, changed, trouble) {
    this.#limit = limit;
    this.#changed = changed;
    this.#trouble = trouble;
    this.press = button("mic", say("record"), "round record", () => (this.recording ? this.stop() : this.#start()));
    this.#pressed(false);
  }

  get recording() {
    return this.#recorder.running;
  }

  async take() {
    if (this.recording) await this.stop();
    const note = this.note;
    this.clear();
    return note;
  }

  async #start() {
    this.clear();
    this.#trouble("");
    try {
      await this.#recorder.start();
    } catch (error) {
      if (!(error instanceof NoMicrophone)) throw error;
      this.#trouble(say(`microphone_${error.message}`));
      return;
    }
    const canvas = make("canvas", { width: 480, height: 72, "aria-hidden": "true" });
    const clock = make("span", { role: "timer", textContent: "0:00" });
    this.room.replaceChildren(this.#bin(), canvas, clock);
    this.room.hidden = false;
    this.#pressed(true);
    this.#changed();
    this.#draw(canvas, clock, []);
  }

  async stop() {
    this.note = await this.#recorder.stop();
    this.#pressed(false);
    this.room.replaceChildren(this.#bin(), make("audio", { src: URL.createObjectURL(this.note.file), controls: true }), make("span", { textContent: minutes(this.note.seconds) }));
    this.#changed();
  }

  clear() {
    this.note = null;
    this.room.hidden = true;
    this.room.replaceChildren();
    this.#changed();
  }

  #bin() {
    return button("bin", say("discard"), "round", async () => {
      if (this.recording) await this.#recorder.stop();
      this.#pressed(false);
      this.clear();
    });
  }

  #pressed(on) {
    this.press.setAttribute("aria-pressed", on);
    this.press.setAttribute("aria-label", say(on ? "stop" : "record"));
    this.press.title = say(on ? "stop" : "record");
  }

  #draw(canvas, clock, levels) {
    if (!this.recording) return;
    const pen = canvas.getContext("2d");
    levels.push(this.#recorder.level());
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = getComputedStyle(canvas).color;
    levels.slice(-canvas.width / STEP).forEach((level, index) => {
      const height = Math.max(3, level * canvas.height);
      pen.fillRect(index * STEP, (canvas.height - height) / 2, STEP - 2, height);
    });
    clock.textContent = minutes(this.#recorder.seconds);
    if (this.#recorder.seconds >= this.#limit) this.stop();
    else requestAnimationFrame(() => this.#draw(canvas, clock, levels));
  }
}
