// What is kept, which models are in use, consents, export and erasure.
import { call } from "./api.js";
import { button, find, make } from "./dom.js";
import { moodWanted, wantMood } from "./mood.js";
import { closesOutside, head } from "./talks.js";
import { say, speaks } from "./texts.js";

/** `erased()` is called when everything of this person is gone. */
export function privacyPanel(erased) {
  const panel = find("privacy");
  find("open-privacy").addEventListener("click", async () => {
    panel.replaceChildren(head("privacy", "privacy-title", panel), make("p", { className: "told", role: "status" }), kept(), moodSwitch());
    panel.showModal();
    await more(panel, erased);
  });
  closesOutside(panel);
}

function kept() {
  const lines = ["kept_text", "kept_voice", "kept_prototype", "kept_here"].map((code) => make("li", { textContent: say(code) }));
  return make("section", {}, make("h3", { textContent: say("what_is_kept") }), make("ul", { className: "plain" }, ...lines));
}

function moodSwitch() {
  return make("section", {}, make("h3", { textContent: say("mood") }), toggle(say("mood_switch"), moodWanted(), async (on) => wantMood(on)), make("p", { className: "small-print", textContent: say("mood_why") }));
}

/** What the hub itself says: models, consents, export and erasure. */
async function more(panel, erased) {
  const told = panel.querySelector(".told");
  try {
    const seen = await call("/api/privacy");
    panel.append(...[consents(seen, told), models(seen)].filter(Boolean));
  } catch (error) {
    told.textContent = error.name === "TypeError" ? say("offline") : say("privacy_absent");
    return;
  }
  const exported = make("a", { className: "solid", href: "/api/privacy/export", download: "statex.zip", textContent: say("export") });
  const erase = button({ words: say("erase"), kind: "danger", press: () => sure(panel, erased, told) });
  panel.append(make("section", { className: "row rights" }, exported, erase));
}

function consents(seen, told) {
  const given = Object.entries(seen.consents ?? {});
  if (!given.length) return null;
  const lines = given.map(([name, on]) => toggle(speaks(`consent_${name}`) ? say(`consent_${name}`) : name, Boolean(on?.given ?? on), async (wanted) => {
    try {
      await call("/api/privacy/consents", { method: "POST", json: { purpose: name, given: wanted } });
      told.textContent = "";
    } catch (error) {
      told.textContent = error.message;
      throw error;
    }
  }));
  return make("section", {}, make("h3", { textContent: say("consents") }), ...lines);
}

function models(seen) {
  const found = seen.models ?? [];
  if (!found.length) return null;
  const lines = found.map((one) => make("li", { textContent: typeof one === "string" ? one : [one.name, one.purpose ?? one.use, one.where ?? one.runs].filter(Boolean).join(" · ") }));
  return make("section", {}, make("h3", { textContent: say("models") }), make("ul", { className: "plain" }, ...lines));
}

function sure(panel, erased, told) {
  const yes = button({ words: say("erase_yes"), kind: "danger", press: async () => {
    try {
      await call("/api/privacy/erase", { method: "POST", json: {} });
      panel.close();
      erased();
    } catch (error) {
      told.textContent = error.name === "TypeError" ? say("offline") : error.message;
    }
  } });
  const no = button({ words: say("cancel"), kind: "quiet", press: () => question.remove() });
  const question = make("section", { className: "sure", role: "alertdialog", "aria-label": say("erase") }, make("p", { textContent: say("erase_sure") }), make("div", { className: "row" }, yes, no));
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
