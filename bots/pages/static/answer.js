// An answer as a card: the words, the link, the picture, the checklist, the one question.
import { linked, make } from "./dom.js";
import { lines, withoutLink } from "./lines.js";
import { player } from "./player.js";
import { say } from "./texts.js";

const MARKS = { done: "✓", partial: "~", not_done: "×" };
const SHOWN = 12;

/** The card of an answer; `choose(button)` is called with a pressed choice. */
export function answerCard(data, choose) {
  const result = data.result ?? {};
  const [first, ...rest] = lines(data.text, result);
  return make(
    "article",
    { className: "answer", lang: data.language, dir: "auto" },
    make("p", { className: "words first" }, withoutLink(first ?? "", data.link)),
    data.voice ? player({ src: data.voice, label: say("spoken_answer") }) : null,
    data.picture ? picture(data) : null,
    data.link ? link(data.link) : null,
    data.link && result.revision === 1 ? list(result.requirements) : null,
    rest.length ? make("p", { className: "words" }, ...linked(rest.join("\n"))) : null,
    question(data, result, choose),
  );
}

function picture(data) {
  const image = make("img", { src: data.picture, alt: say("picture"), width: 1280, height: 800, loading: "lazy" });
  return data.link ? make("a", { className: "shot", href: data.link, target: "_blank", rel: "noopener" }, image) : make("div", { className: "shot" }, image);
}

function link(url) {
  return make("div", { className: "links" }, make("a", { className: "open", href: url, target: "_blank", rel: "noopener", textContent: say("open") }), make("p", { className: "link", textContent: url, dir: "ltr" }));
}

/** One wish of a checklist; `show` is a control that leads to it, or null. */
export function wish(one, show = null) {
  const source = one.source && one.source !== one.text ? make("q", { textContent: one.source, dir: "auto" }) : null;
  return make(
    "li",
    { "data-status": one.status },
    make("span", { className: "mark", textContent: MARKS[one.status], role: "img", "aria-label": say(one.status) }),
    make("span", { className: "wish", dir: "auto" }, one.text, show ? source : null, one.note ? make("small", { textContent: one.note }) : null),
    show,
  );
}

function list(wants) {
  if (!wants.length) return null;
  const done = wants.filter((one) => one.status === "done").length;
  const summary = make("summary", { dir: document.documentElement.dir, textContent: `${say("requirements")}: ${done} / ${wants.length}` });
  return make("details", { className: "list", open: wants.length <= SHOWN || done < wants.length }, summary, make("ul", { className: "wants" }, ...wants.map((one) => wish(one))));
}

function question(data, result, choose) {
  const buttons = data.buttons.filter((one) => !one.url);
  if (!result.question && !buttons.length) return null;
  const row = make("div", { className: "choices", role: "group", "aria-label": result.question ?? "" });
  row.append(
    ...buttons.map((button) => {
      const element = make("button", { type: "button", textContent: button.label, "aria-pressed": "false" });
      element.addEventListener("click", () => {
        for (const one of row.children) one.disabled = true;
        element.setAttribute("aria-pressed", "true");
        choose(button);
      });
      return element;
    }),
  );
  return make("div", { className: "asks" }, result.question ? make("p", { textContent: result.question }) : null, buttons.length ? row : null);
}
