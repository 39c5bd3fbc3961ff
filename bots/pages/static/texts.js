// What the page says, in the person's language.
import { find, make } from "./dom.js";

const KEPT = "statex.language";
let all = {};
let language = "en";
const listeners = [];

export async function loadTexts() {
  all = await (await fetch("/static/texts.json")).json();
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages];
  choose(wanted.map((one) => (one ?? "").slice(0, 2)).find((one) => one in all) ?? "en");
  const select = find("language");
  select.append(...Object.entries(all).map(([code, texts]) => make("option", { value: code, textContent: texts.name, lang: code })));
  select.value = language;
  select.addEventListener("change", () => {
    localStorage.setItem(KEPT, select.value);
    choose(select.value);
  });
}

/** The sentence `code` with its {placeholders} filled in. */
export function say(code, values = {}) {
  const sentence = all[language]?.[code] ?? all.en[code] ?? code;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const spoken = () => language;

/** Run now and whenever the language changes. */
export function whenSpoken(act) {
  listeners.push(act);
  act();
}

function choose(code) {
  language = code;
  document.documentElement.lang = code;
  document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("button[data-label]")) element.title = say(element.dataset.label);
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = say(element.dataset.hint);
  for (const act of listeners) act();
}
