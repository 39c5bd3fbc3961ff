// Small things about elements.

/** An element with properties, attributes (names with a hyphen, and role) and children; `null` children are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const find = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

/** A picture of the page's own set, by name; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button with a picture, words, or both; without visible words `label` says what it does. */
export function button({ name = null, words = null, label = null, kind = "", press }) {
  const made = make("button", { type: "button", className: kind, title: words ? null : label, "aria-label": words ? null : label }, name ? icon(name) : null, words ? make("span", { textContent: words }) : null);
  made.addEventListener("click", press);
  return made;
}

/** Text with its web addresses as links. */
export function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, index) =>
    index % 2 ? make("a", { href: part, target: "_blank", rel: "noopener", textContent: part }) : part,
  );
}

/** Minutes and seconds. */
export const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
