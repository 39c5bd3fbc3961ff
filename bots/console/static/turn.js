// A turn from inside: what it was taken for and what it really was, what was heard, how long each step took, why it failed.
import { make } from "/static/dom.js";
import { call } from "./hub.js";

const SURE = 0.6;
let intents = null;

export function turnDetails(turn) {
  const total = turn.stages.reduce((sum, [, seconds]) => sum + seconds, 0);
  const taken = turn.intent ? `${turn.intent} ${Math.round(turn.confidence * 100)} %` : turn.stage;
  const summary = make("summary", {}, make("span", { className: `mark ${turn.failure && turn.stage === "answered" ? "failed" : ""}`, textContent: taken }), ` ${total.toFixed(1)} s`, turn.duplicate_of ? make("span", { className: "mark", textContent: "asked before" }) : null);
  const details = make("details", { className: "turn" }, summary, ...inside(turn, total));
  if (turn.intent) details.addEventListener("toggle", () => details.open && !details.querySelector("select") && details.append(correction(turn)), { once: true });
  return details;
}

function inside(turn, total) {
  const bars = turn.stages.map(([stage, seconds]) => {
    const bar = make("meter", { min: 0, max: total || 1, value: seconds, "aria-label": stage });
    return make("li", {}, make("span", { textContent: stage }), bar, make("span", { textContent: `${seconds.toFixed(2)} s` }));
  });
  return [
    turn.transcript ? make("p", { className: "transcript", dir: "auto" }, ...heard(turn)) : null,
    turn.reason ? make("p", { className: "hint", textContent: turn.reason }) : null,
    turn.failure ? make("p", { className: "bad", textContent: turn.failure }) : null,
    make("ul", { className: "bars" }, ...bars),
  ].filter(Boolean);
}

function heard(turn) {
  if (!turn.words.length) return [turn.transcript];
  return turn.words.flatMap((one) => [one.confidence < SURE ? make("mark", { textContent: one.text, title: `${Math.round(one.confidence * 100)} % sure` }) : one.text, " "]);
}

function correction(turn) {
  const choice = make("select", { "aria-label": "What it really was" });
  const told = make("span", { role: "status" });
  const save = make("button", { type: "button", className: "quiet", textContent: "Keep as evaluation row" });
  save.addEventListener("click", async () => {
    try {
      const { rows } = await call(`turns/${turn.id}/intent`, { intent: choice.value });
      told.textContent = `Kept. ${rows} in all.`;
    } catch (error) {
      told.textContent = error.message;
    }
  });
  intents ??= call("work").then((work) => work.intents);
  intents.then(
    (all) => choice.append(...all.map((one) => make("option", { value: one, textContent: one, selected: one === turn.intent }))),
    (error) => {
      intents = null;
      told.textContent = error.message;
    },
  );
  return make("p", { className: "row" }, make("label", {}, "Really: ", choice), save, told);
}
