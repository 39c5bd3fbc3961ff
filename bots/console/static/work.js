// The queue, failures with their reason and a retry, how long each step takes, duplicates, and the rows that operators made.
import { make } from "/static/dom.js";
import { ago, call, moment } from "./hub.js";

export class Work {
  room = make("div", { className: "page" });

  async look() {
    const work = await call("work");
    this.room.replaceChildren(
      this.#section(`Waiting (${work.waiting.length})`, "Nobody waits.", work.waiting, ["What", "Step", "For", "Tries", "Reason", ""], (one) => this.#waiting(one)),
      this.#section(`Failed (${work.failed.length})`, "Nothing failed among the newest turns.", work.failed, ["What", "Step", "When", "Tries", "Reason", ""], (one) => this.#waiting(one)),
      this.#section(`Time of each step, newest ${work.turns} turns`, "Nothing was done yet.", work.stages, ["Step", "Times", "Half within", "95 % within", "All together"], (one) => [one.stage, one.count, `${one.p50_s} s`, `${one.p95_s} s`, `${one.total_s} s`]),
      this.#section(`Cost, newest ${work.turns} turns`, "Nothing was answered yet.", work.economy.answers ? [work.economy] : [], ["Answers", "Worded here", "Spent", "Saved by routing", "Voice minutes", "A voice minute", "Prototypes", "A prototype"], (one) => [one.answers, share(one.own_share), euros(one.cost_eur), share(one.saved_share), one.voice_minutes, euros(one.eur_a_voice_minute), one.prototypes, euros(one.eur_a_prototype)]),
      this.#section("Asked before", "No wish was recognised as one of before.", work.duplicates, ["What", "Prototype", "When"], (one) => [link(one), one.slug, moment(one.at)]),
      make("section", {}, make("h2", { textContent: "Triage set right" }), make("p", {}, make("a", { className: "quiet", href: "/console/api/corrections.jsonl", textContent: "Download the rows (JSON Lines)" }))),
    );
  }

  #waiting(one) {
    const again = make("button", { type: "button", className: "quiet", textContent: "Try again" });
    again.addEventListener("click", async () => {
      again.disabled = true;
      await call(`turns/${one.turn}/retry`, {}).then(() => (again.textContent = "Trying …"), (error) => (again.textContent = error.message));
    });
    return [link(one), one.stage, ago(one.since), one.attempts, one.reason ?? "", again];
  }

  #section(title, none, rows, heads, cells) {
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col", textContent: head })))), make("tbody", {}, ...rows.map((row) => make("tr", {}, ...cells(row).map((cell) => make("td", {}, cell instanceof Node ? cell : String(cell)))))));
    return make("section", {}, make("h2", { textContent: title }), rows.length ? make("div", { className: "wide", tabIndex: 0, role: "region", "aria-label": title }, table) : make("p", { className: "empty", textContent: none }));
  }
}

const share = (part) => (part === null ? "–" : `${Math.round(part * 100)} %`);
const euros = (amount) => (amount === null ? "–" : `€ ${amount.toFixed(4)}`);
const link = (one) => make("a", { href: `#conversations/${one.conversation}`, textContent: one.title || "(nothing in words)", dir: "auto" });
