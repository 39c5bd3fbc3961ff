// The mood that was read from a voice, said carefully, explained, and switched off by who does not want it.
import { make } from "./dom.js";
import { percent, say, speaks } from "./texts.js";

const KEPT = "statex.mood";

/** Whether moods are shown. */
export const moodWanted = () => localStorage.getItem(KEPT) !== "off";

export function wantMood(on) {
  localStorage.setItem(KEPT, on ? "on" : "off");
  document.documentElement.dataset.mood = on ? "on" : "off";
}

/** A line that opens to its explanation, null when nothing can be said of it. `emotion` is a name, or `{emotion, confidence, ...}`. */
export function mood(emotion) {
  const name = typeof emotion === "string" ? emotion : (emotion.emotion ?? emotion.name ?? emotion.label);
  if (!speaks(`mood_${name}`)) return null;
  const sure = emotion.confidence === undefined ? "" : ` · ${percent(emotion.confidence)}`;
  const signs = [emotion.why, emotion.reason, emotion.explanation].find((one) => typeof one === "string" && one);
  return make(
    "details",
    { className: "mood" },
    make("summary", { textContent: `${say(`mood_${name}`)}${sure}` }),
    make("p", { textContent: say("mood_why") }),
    signs ? make("p", { textContent: signs }) : null,
  );
}
