// Puts the page together.
import { follow, newId, send, session } from "./api.js";
import { Composer } from "./composer.js";
import { find, make } from "./dom.js";
import { forget, remember, remembered } from "./memory.js";
import { loadTexts, say, whenSpoken } from "./texts.js";
import { Thread } from "./thread.js";

const THEMES = ["auto", "light", "dark"];
let conversation = null;
let unfollow = null;
let composer = null;
const thread = new Thread((button) => deliver({ text: "", files: [], note: null, button }));

function theme() {
  const chosen = localStorage.getItem("statex.theme") ?? "auto";
  document.documentElement.dataset.theme = chosen;
  find("theme").addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    document.documentElement.dataset.theme = next;
    localStorage.setItem("statex.theme", next);
  });
}

function examples() {
  const made = ["example_1", "example_2", "example_3"].map((code) => {
    const button = make("button", { type: "button", textContent: say(code) });
    button.addEventListener("click", () => composer?.suggest(say(code)));
    return make("li", {}, button);
  });
  find("examples").replaceChildren(...made);
}

function listen(id) {
  if (conversation === id && unfollow) return;
  unfollow?.();
  conversation = id;
  find("new").hidden = false;
  unfollow = follow(id, (kind, data) => thread.heard(kind, data), (state) => {
    find("line").textContent = state === "open" ? "" : say(state === "lost" ? "connecting" : "gone");
    if (state !== "gone") return;
    begin();
    forget();
  });
}

function begin() {
  unfollow?.();
  unfollow = null;
  conversation = null;
}

function deliver({ text, files, note, button = null }) {
  const at = Date.now();
  const names = files.map((file) => file.name);
  const shown = thread.mine({ text: button?.label ?? text, names, note, at });
  const message = { id: newId(), text, files: note ? [...files, note.file] : files, conversation, button: button?.action };
  const attempt = async () => {
    try {
      const receipt = await send({ ...message, conversation });
      shown.taken(receipt.turn);
      remember(receipt.conversation, { turn: receipt.turn, text: button?.label ?? text, names, note: note ? { seconds: note.seconds } : null, at });
      listen(receipt.conversation);
    } catch (error) {
      shown.failed(error.name === "TypeError" ? say("offline") : error.message, attempt);
    }
  };
  attempt();
}

function restore() {
  const talk = remembered();
  if (!talk.conversation) return;
  for (const message of talk.said) thread.mine(message);
  listen(talk.conversation);
}

theme();
await loadTexts();
whenSpoken(examples);
find("new").addEventListener("click", () => {
  begin();
  forget();
  thread.clear();
  find("new").hidden = true;
  find("text").focus();
});
try {
  composer = new Composer(await session(), deliver);
  restore();
  // On a phone the keyboard would cover the page before it was seen.
  if (matchMedia("(hover: hover)").matches) find("text").focus({ preventScroll: true });
} catch {
  find("trouble").textContent = say("offline");
  find("trouble").hidden = false;
}
