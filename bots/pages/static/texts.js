// What the page says, in the person's language. One language is loaded at a time.
import { find, make } from "./dom.js";

const KEPT = "statex.language";
const NAMES = { en: "English", de: "Deutsch", fr: "Français", it: "Italiano", es: "Español", nl: "Nederlands", cs: "Čeština", pl: "Polski", ru: "Русский", ar: "العربية" };
let texts = {};
let language = "en";
const listeners = [];

export async function loadTexts() {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages];
  await choose(wanted.map((one) => (one ?? "").slice(0, 2)).find((one) => one in NAMES) ?? "en");
  const select = find("language");
  select.append(...Object.entries(NAMES).map(([code, name]) => make("option", { value: code, textContent: name, lang: code })));
  select.value = language;
  select.addEventListener("change", () => {
    localStorage.setItem(KEPT, select.value);
    choose(select.value);
  });
}

/** The sentence `code` with its {placeholders} filled in. */
export function say(code, values = {}) {
  return (texts[code] ?? code).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Whether there is a sentence of that name. */
export const speaks = (code) => code in texts;

export const spoken = () => language;

/** Run now and whenever the language changes. */
export function whenSpoken(act) {
  listeners.push(act);
  act();
}

/** A moment as people write it: the time, and the day when it is not today. */
export function moment(at, { day = false } = {}) {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  const wanted = day || !today ? { day: "numeric", month: "short" } : {};
  return new Intl.DateTimeFormat(language, { ...wanted, ...(day ? { year: "numeric" } : { hour: "2-digit", minute: "2-digit" }) }).format(when);
}

/** A number of seconds with its unit. */
export const seconds = (count) =>
  new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(count);

/** A share of 1 in per cent. */
export const percent = (share) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);

async function choose(code) {
  texts = await (await fetch(`/static/texts.${code}.json`)).json();
  language = code;
  document.documentElement.lang = code;
  document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("button[data-label]")) element.title = say(element.dataset.label);
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = say(element.dataset.hint);
  for (const act of listeners) act();
  document.body.classList.add("ready");
}
