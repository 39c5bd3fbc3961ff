// How the page is shown: light or dark, the chat or the project where there is room for one only.
import { find } from "./dom.js";

const THEMES = ["auto", "light", "dark"];
const KEPT = "statex.theme";

/** Light, dark, or as the system wants it. */
export function themes() {
  document.documentElement.dataset.theme = localStorage.getItem(KEPT) ?? "auto";
  find("theme").addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEPT, next);
  });
}

/** Switches between chat and project on narrow screens. */
export function views() {
  for (const one of find("views").children) one.addEventListener("click", () => show(one.dataset.view));
}

/** There is a project to be seen, or none any more. */
export function hasProject(there) {
  find("project").hidden = !there;
  find("views").hidden = !there;
  document.body.classList.toggle("has-project", there);
  if (!there) show("talk");
}

/** Show "talk" or "project". */
export function show(view) {
  document.body.dataset.view = view;
  for (const one of find("views").children) one.setAttribute("aria-pressed", one.dataset.view === view);
}
