// What the widget says: the sentences of the page, in one language.
const LANGUAGES = ["en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar"];
let texts = {};

/** Load the language of the tag, of the page, or of the browser; gives its code. */
export async function load(hub, wanted) {
  const asked = [wanted, document.documentElement.lang, ...navigator.languages].map((one) => (one || "").slice(0, 2).toLowerCase());
  const language = asked.find((one) => LANGUAGES.includes(one)) ?? "en";
  texts = await (await fetch(`${hub}/widget/texts.${language}.json`)).json();
  return language;
}

export const say = (code, values = {}) => (texts[code] ?? code).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
