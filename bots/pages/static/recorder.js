// A voice note from the microphone, with its level for the wave.

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus", "audio/webm"];

/** Short enough for words to be shown while they are spoken. */
const PIECE_MS = 250;

/** Why no recording is possible: "denied", "missing" or "insecure". */
export class NoMicrophone extends Error {}

export class Recorder {
  #media = null;
  #context = null;
  #analyser = null;
  #chunks = [];
  #began = 0;

  get running() {
    return this.#media !== null;
  }

  get seconds() {
    return this.running ? (performance.now() - this.#began) / 1000 : 0;
  }

  /** Record; `heard(piece)` gets each piece as soon as it is there. */
  async start(heard) {
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) throw new NoMicrophone("insecure");
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
    } catch (error) {
      throw new NoMicrophone(error.name === "NotFoundError" ? "missing" : "denied");
    }
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 512;
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#chunks = [];
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.#media = new MediaRecorder(stream, mimeType ? { mimeType, audioBitsPerSecond: 32_000 } : {});
    this.#media.addEventListener("dataavailable", (event) => {
      this.#chunks.push(event.data);
      if (event.data.size) heard(event.data);
    });
    this.#media.start(PIECE_MS);
    this.#began = performance.now();
  }

  /** Loudness now, 0 to 1. */
  level() {
    if (!this.#analyser) return 0;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    return Math.min(1, Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length) * 4);
  }

  /** Stop; gives the recording as a file. */
  async stop() {
    const media = this.#media;
    const seconds = this.seconds;
    await new Promise((done) => {
      media.addEventListener("stop", done, { once: true });
      media.stop();
    });
    for (const track of media.stream.getTracks()) track.stop();
    await this.#context.close();
    this.#media = this.#context = this.#analyser = null;
    const type = media.mimeType.split(";")[0] || "audio/webm";
    return { file: new File(this.#chunks, `voice.${type.includes("mp4") ? "m4a" : type.split("/")[1]}`, { type }), seconds };
  }
}
