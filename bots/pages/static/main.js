// Puts the page together.
import { session } from "./api.js";
import { Composer } from "./composer.js";
import { find, make } from "./dom.js";
import { Line } from "./line.js";
import { remembered } from "./memory.js";
import { moodWanted, wantMood } from "./mood.js";
import { privacyPanel } from "./privacy.js";
import { Talk } from "./talk.js";
import { talksPanel } from "./talks.js";
import { loadTexts, say, whenSpoken } from "./texts.js";
import { themes, views } from "./view.js";

let composer = null;

function examples() {
  const made = ["example_1", "example_2", "example_3"].map((code) => {
    const button = make("button", { type: "button", textContent: say(code) });
    button.addEventListener("click", () => composer?.suggest(say(code)));
    return make("li", {}, button);
  });
  find("examples").replaceChildren(...made);
}

themes();
views();
wantMood(moodWanted());
await loadTexts();
whenSpoken(examples);
const line = new Line();
const talk = new Talk(line);
const begin = () => {
  talk.begin();
  find("text").focus();
};
find("new").addEventListener("click", begin);
talksPanel({ open: (id) => talk.open(id), current: () => talk.id, begin });
privacyPanel(() => talk.begin());
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});

// Limits as they are by default; the hub's own come with the session, and it checks anyway.
composer = new Composer({ text_limit_chars: 20_000, upload_limit_mb: 20, audio_limit_s: 900 }, (message) => talk.deliver(message));
try {
  composer.limit(await session());
  if (remembered()) await talk.open(remembered());
} catch {
  line.lost();
}
await talk.flush();
// On a phone the keyboard would cover the page before it was seen.
if (matchMedia("(hover: hover)").matches) find("text").focus({ preventScroll: true });
