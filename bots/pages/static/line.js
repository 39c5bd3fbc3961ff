// The state of the connection, in the head of the page.
import { find } from "./dom.js";
import { say, whenSpoken } from "./texts.js";

export class Line {
  #code = "";

  constructor() {
    whenSpoken(() => this.#show());
    addEventListener("offline", () => this.lost());
    addEventListener("online", () => this.#code === "no_line" && this.#be("connecting"));
    if (!navigator.onLine) this.lost();
  }

  open = () => this.#be("line_open");
  lost = () => this.#be(navigator.onLine ? "connecting" : "no_line");
  gone = () => this.#be("gone");
  quiet = () => this.#be("");

  #be(code) {
    this.#code = code;
    this.#show();
  }

  #show() {
    const line = find("line");
    line.textContent = this.#code ? say(this.#code) : "";
    line.dataset.state = this.#code;
  }
}
