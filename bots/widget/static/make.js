// Elements, made without any text being read as HTML: pages that forbid that take the widget too.

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

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  wave: "M4 15c2 0 2-6 4.500-6s2.200 9 4.500 9 2.200-12 4.500-12 2.200 7 3.500 7",
  close: "m6 6 12 12M18 6 6 18",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3M5 11a7 7 0 0 0 14 0M12 18v3",
  stop: "M8 8h8v8H8z",
  send: "M12 20V4m-7 7 7-7 7 7",
  clip: "m20 11-8 8a5 5 0 0 1-7-7l9-9a3.300 3.300 0 0 1 5 5l-9 9a1.600 1.600 0 0 1-2-2l8-8",
  bin: "M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12",
  plus: "M12 5v14M5 12h14",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function button(name, label, kind, press) {
  const made = make("button", { type: "button", className: kind, title: label, "aria-label": label }, icon(name));
  made.addEventListener("click", press);
  return made;
}

export const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
