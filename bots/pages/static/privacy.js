// What is kept, which models are in use, consents, export and erasure.
import { call } from "./api.js";
import { button, find, make } from "./dom.js";
import { moodWanted, wantMood } from "./mood.js";
import { closesOutside, head } from "./talks.js";
import { say, speaks } from "./texts.js";

/** The hub takes nobody's end for meant without these words. */
const CONFIRMATION = "erase everything";
const MOOD = "emotion";
const WORDS = "words";

/** `erased()` is called when everything of this person is gone. */
export function privacyPanel(erased) {
  const panel = find("privacy");
  find("open-privacy").addEventListener("click", async () => {
    const told = make("p", { className: "told", role: "status" });
    panel.replaceChildren(head("privacy", "privacy-title", panel), told, kept());
    panel.showModal();
    try {
      const [standing, disclosure] = await Promise.all([call("/api/privacy/consents"), call("/api/privacy/disclosure")]);
      panel.append(consents(standing, disclosure, told), models(disclosure), rights(panel, erased, told));
    } catch (error) {
      panel.append(moodSwitch(moodWanted(), async () => {}));
      told.textContent = error.name === "TypeError" ? say("offline") : say("privacy_absent");
    }
  });
  closesOutside(panel);
}

function kept() {
  const lines = ["kept_text", "kept_voice", "kept_prototype", "kept_here"].map((code) => make("li", { textContent: say(code) }));
  return make("section", {}, make("h3", { textContent: say("what_is_kept") }), make("ul", { className: "plain" }, ...lines));
}

/** Moods are hidden here at once, and not read any more where the hub knows the consent. */
function moodSwitch(on, act) {
  const line = toggle(say("mood_switch"), on, async (wanted) => {
    await act(wanted);
    wantMood(wanted);
  });
  return make("div", {}, line, make("p", { className: "small-print", textContent: say("mood_why") }));
}

/** What goes to services outside is asked only where there are any. One switch may move another: whoever shares nothing shares no words. */
function consents(standing, disclosure, told) {
  const switches = new Map();
  const change = (use) => async (given) => {
    try {
      const { allowed } = await call("/api/privacy/consents", { method: "POST", json: { use, given } });
      switches.forEach((line, name) => (line.querySelector("input").checked = allowed[name]));
      told.textContent = "";
    } catch (error) {
      told.textContent = error.name === "TypeError" ? say("offline") : error.message;
      throw error;
    }
  };
  const asked = ([use]) => use !== MOOD && speaks(`consent_${use}`) && (use !== WORDS || disclosure.models.some((one) => one.outside));
  Object.entries(standing.allowed).filter(asked).forEach(([use, given]) => switches.set(use, toggle(say(`consent_${use}`), given, change(use))));
  return make("section", {}, make("h3", { textContent: say("consents") }), ...switches.values(), moodSwitch(standing.allowed[MOOD] && moodWanted(), change(MOOD)));
}

function models(seen) {
  const used = seen.models.map((one) => make("li", { textContent: [one.name, one.use, one.runs].filter(Boolean).join(" · "), dir: "ltr" }));
  const sent = seen.recipients.map((name) => make("li", { textContent: name }));
  const long = Object.entries(seen.kept).filter(([name]) => speaks(`kept_${name}`)).map(([name, count]) => make("li", { textContent: say("days", { name: say(`kept_${name}`), count }) }));
  return make("section", {}, make("h3", { textContent: say("models") }), make("ul", { className: "plain" }, ...used, ...sent), make("h3", { textContent: say("kept_days") }), make("ul", { className: "plain" }, ...long));
}

function rights(panel, erased, told) {
  const exported = make("a", { className: "solid", href: "/api/privacy/export", download: "statex-my-data.zip", textContent: say("export") });
  const erase = button({ words: say("erase"), kind: "danger", press: () => sure(panel, erased, told) });
  return make("section", { className: "row rights" }, exported, erase);
}

function sure(panel, erased, told) {
  const yes = button({ words: say("erase_yes"), kind: "danger", press: async () => {
    yes.disabled = true;
    try {
      await call("/api/privacy/erase", { method: "POST", json: { confirm: CONFIRMATION } });
      question.replaceChildren(make("p", { role: "status", textContent: say("erased") }));
      erased();
    } catch (error) {
      yes.disabled = false;
      told.textContent = error.name === "TypeError" ? say("offline") : error.message;
    }
  } });
  const no = button({ words: say("cancel"), kind: "quiet", press: () => question.remove() });
  const question = make("section", { className: "sure", role: "group", "aria-label": say("erase") }, make("p", { textContent: say("erase_sure") }), make("div", { className: "row" }, yes, no));
  panel.querySelector(".sure")?.remove();
  panel.append(question);
  yes.focus();
}

/** A switch; `act(on)` may refuse by throwing, and then nothing is switched. */
function toggle(words, on, act) {
  const box = make("input", { type: "checkbox", checked: on, role: "switch" });
  box.addEventListener("change", () => act(box.checked).catch(() => (box.checked = !box.checked)));
  return make("label", { className: "switch" }, box, make("span", { textContent: words }));
}
