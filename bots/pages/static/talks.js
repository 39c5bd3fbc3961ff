// The person's conversations: a list, and a search over all that was said in them.
import { call } from "./api.js";
import { button, find, icon, make } from "./dom.js";
import { moment, say } from "./texts.js";

const PAUSE_MS = 250;

/** `open(id)` is called with the chosen conversation, `begin()` for a new one; `current()` gives the one that is open. */
export function talksPanel({ open, current, begin }) {
  const panel = find("talks");
  let asked = 0;
  let timer = null;

  async function show() {
    clearTimeout(timer);
    const field = make("input", { type: "search", className: "search", placeholder: say("search"), "aria-label": say("search"), autocomplete: "off" });
    const list = make("ul", { className: "found" });
    const told = make("p", { className: "told", role: "status" });
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(field.value, list, told), PAUSE_MS);
    });
    const fresh = button({ name: "new", words: say("new_talk"), kind: "quiet fresh", press: () => {
      panel.close();
      begin();
    } });
    panel.replaceChildren(head("history", "talks-title", panel), fresh, make("div", { className: "field" }, icon("find"), field), told, list);
    panel.showModal();
    field.focus();
    await look("", list, told);
  }

  async function look(words, list, told) {
    asked += 1;
    const mine = asked;
    try {
      const found = await call(`/api/conversations${words.trim() ? `?q=${encodeURIComponent(words.trim())}` : ""}`);
      if (mine !== asked) return;
      told.textContent = found.length ? "" : say(words.trim() ? "nothing_found" : "no_history");
      list.replaceChildren(...found.map((one) => line(one, words.trim())));
    } catch (error) {
      told.textContent = error.name === "TypeError" ? say("offline") : error.message;
    }
  }

  function line(one, words) {
    const pressed = make(
      "button",
      { type: "button", "aria-current": one.id === current() ? "true" : null },
      make("span", { className: "title", textContent: one.title || say("voice_note"), dir: "auto" }),
      one.found ? make("span", { className: "snippet", dir: "auto" }, ...marked(one.found, words)) : null,
      make("span", { className: "when", textContent: `${moment(one.at)}${one.prototype ? ` · ${say("project")}` : ""}` }),
    );
    pressed.addEventListener("click", () => {
      panel.close();
      open(one.id);
    });
    return make("li", {}, pressed);
  }

  find("open-talks").addEventListener("click", show);
  closesOutside(panel);
}

/** The head of a panel: its title, and a button that closes it. */
export function head(code, id, panel) {
  return make("header", {}, make("h2", { id, textContent: say(code) }), button({ name: "close", label: say("close"), kind: "quiet round", press: () => panel.close() }));
}

/** A press beside a panel closes it. */
export function closesOutside(panel) {
  panel.addEventListener("click", (event) => event.target === panel && panel.close());
}

function marked(text, words) {
  const place = text.toLowerCase().indexOf(words.toLowerCase());
  if (place < 0) return [text];
  return [text.slice(0, place), make("mark", { textContent: text.slice(place, place + words.length) }), text.slice(place + words.length)];
}
