// What is heard while a person still speaks. Whatever fails here costs nothing: the whole recording is heard afterwards all the same.
import { remembered } from "./memory.js";

/** Bytes that may wait for the line; on a slower one nothing is shown while somebody speaks. */
const WAITING_BYTES = 500_000;

export class Live {
  #socket = null;
  #waiting = [];
  #turns = new Map();
  #shown;

  /** `shown(sure, likely)` is called with all words so far: those that stay, and those that may still change. */
  constructor(shown) {
    this.#shown = shown;
  }

  /** Begin to hear; the pieces of one recording follow. */
  open() {
    this.close();
    const query = new URLSearchParams({ format: "container", audio: "none", draft: "true", conversation: remembered() ?? "" });
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/voice/stream?${query}`);
    socket.addEventListener("open", () => this.#waiting.splice(0).forEach((piece) => socket.send(piece)));
    socket.addEventListener("message", (event) => socket === this.#socket && this.#take(JSON.parse(event.data)));
    this.#socket = socket;
  }

  /** A further piece of the recording. */
  hear(piece) {
    const socket = this.#socket;
    if (socket?.readyState === WebSocket.CONNECTING) this.#waiting.push(piece);
    else if (socket?.readyState === WebSocket.OPEN && socket.bufferedAmount < WAITING_BYTES) socket.send(piece);
    else this.close();
  }

  /** The recording is over: its last words come soon. */
  end() {
    this.hear(JSON.stringify({ type: "stop" }));
  }

  close() {
    this.#socket?.close(1000);
    this.#socket = null;
    this.#waiting = [];
    this.#turns.clear();
  }

  #take({ type, data }) {
    if (type !== "voice_processing_result") return;
    const sure = data.stage === "partial" ? data.stable : data.transcript;
    this.#turns.set(data.turn, { sure: sure ?? "", likely: data.stage === "partial" ? (data.tentative ?? "") : "" });
    const turns = [...this.#turns.values()];
    const last = turns.pop();
    this.#shown([...turns.map((turn) => `${turn.sure} ${turn.likely}`.trim()), last.sure].filter(Boolean).join(" "), last.likely);
  }
}
