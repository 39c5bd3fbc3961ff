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

/** A line that opens to its explanation, null when nothing can be said of it. `emotion` is `{label, confidence, words, voice}`. */
export function mood(emotion) {
  if (!speaks(`mood_${emotion.label}`)) return null;
  const signs = [
    emotion.words?.length ? say("mood_why_words", { words: emotion.words.join(", ") }) : null,
    ...(emotion.voice ?? []).filter((sign) => speaks(`mood_why_${sign}`)).map((sign) => say(`mood_why_${sign}`)),
  ].filter(Boolean);
  return make(
    "details",
    { className: "mood" },
    make("summary", { textContent: `${say(`mood_${emotion.label}`)} · ${percent(emotion.confidence)}` }),
    signs.length ? make("p", { textContent: signs.join(" · ") }) : null,
    make("p", { textContent: say("mood_why") }),
  );
}
