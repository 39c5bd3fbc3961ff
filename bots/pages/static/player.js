// A small player for voice notes and spoken answers: play, place, time, speed.
import { button, icon, make, minutes } from "./dom.js";
import { say } from "./texts.js";

const SPEEDS = [1, 1.25, 1.5, 2];

/** A player of `src`; `length` in seconds where it is known, because recordings of a browser do not say. */
export function player({ src, length = null, label }) {
  const audio = make("audio", { src, preload: length ? "none" : "metadata" });
  const place = make("input", { type: "range", min: 0, max: 1000, value: 0, "aria-label": say("position"), className: "place" });
  const clock = make("span", { className: "clock", textContent: length ? minutes(length) : "" });
  const full = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : (length ?? 0));
  const play = button({ name: "play", label: say("play"), kind: "round play", press: () => (audio.paused ? start() : audio.pause()) });
  const speed = button({ words: "1×", kind: "quiet speed", press: faster });
  speed.setAttribute("aria-label", `${say("speed")} 1×`);
  const whole = make("div", { className: "player", role: "group", "aria-label": label, dir: "ltr" }, play, place, clock, speed, audio);

  function start() {
    for (const other of document.querySelectorAll(".player audio")) if (other !== audio) other.pause();
    audio.play().catch(() => whole.classList.add("broken"));
  }
  function faster() {
    audio.playbackRate = SPEEDS[(SPEEDS.indexOf(audio.playbackRate) + 1) % SPEEDS.length];
    speed.textContent = `${audio.playbackRate}×`;
    speed.setAttribute("aria-label", `${say("speed")} ${speed.textContent}`);
  }
  function shown() {
    play.replaceChildren(icon(audio.paused ? "play" : "pause"));
    play.title = say(audio.paused ? "play" : "pause");
    play.setAttribute("aria-label", play.title);
  }
  function moved() {
    const share = full() ? Math.min(1, audio.currentTime / full()) : 0;
    place.value = share * 1000;
    place.style.setProperty("--done", `${share * 100}%`);
    place.setAttribute("aria-valuetext", minutes(audio.currentTime));
    clock.textContent = minutes(audio.paused && !audio.currentTime ? full() : audio.currentTime);
  }
  for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, shown);
  for (const event of ["timeupdate", "loadedmetadata", "ended", "seeked"]) audio.addEventListener(event, moved);
  place.addEventListener("input", () => {
    if (full()) audio.currentTime = (place.value / 1000) * full();
  });
  return whole;
}
