// Who looked at what, and when.
import { make } from "/static/dom.js";
import { call, moment } from "./hub.js";

export class Audit {
  room = make("div", { className: "page" });

  async look() {
    const looks = await call("audit");
    const rows = looks.map((one) => make("tr", {}, make("td", { textContent: moment(one.at) }), make("td", { textContent: one.actor }), make("td", { textContent: one.act.replaceAll("_", " ") }), make("td", {}, make("code", { textContent: one.about }), one.detail && ` ${one.detail}`)));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...["When", "Who", "What", "About"].map((head) => make("th", { scope: "col", textContent: head })))), make("tbody", {}, ...rows));
    this.room.replaceChildren(make("h2", { textContent: "Audit" }), make("p", { className: "hint", textContent: "Every look at what is personal, and every change, by operators and by the people themselves. Nothing here can be removed." }), make("div", { className: "wide", tabIndex: 0, role: "region", "aria-label": "Audit" }, table));
  }
}
