// Everybody's prototypes with their pictures; one that must go is taken down.
import { make } from "/static/dom.js";
import { call, moment } from "./hub.js";

export class Demos {
  room = make("div", { className: "page" });
  #asking = false;

  async look() {
    const found = await call("prototypes");
    // A question that waits for its second press is not taken away because something moved elsewhere.
    if (this.#asking) return;
    const cards = found.map((one) => this.#card(one));
    this.room.replaceChildren(make("h2", { textContent: `Prototypes (${found.length})` }), found.length ? make("ul", { className: "cards" }, ...cards) : make("p", { className: "empty", textContent: "There are none yet." }));
  }

  #card(one) {
    const picture = one.picture ? make("img", { src: one.picture, alt: "", loading: "lazy", width: 1280, height: 800 }) : make("span", { className: "nothing" });
    const name = make("h3", { dir: "auto" }, one.over ? one.name || one.slug : make("a", { href: one.url, target: "_blank", rel: "noopener", textContent: one.name || one.slug }));
    const about = make("p", { className: "hint", textContent: `version ${one.revision} · ${one.over ? "over since" : "until"} ${moment(one.expires_at)}` });
    const reported = one.reports ? make("p", {}, make("span", { className: "mark failed", textContent: `reported ${one.reports} ×` })) : null;
    const talk = make("a", { className: "quiet", href: `#conversations/${one.conversation}`, textContent: "Conversation" });
    return make("li", { className: one.over ? "over" : "" }, picture, name, reported, about, make("div", { className: "row" }, talk, one.over ? null : this.#down(one)));
  }

  #down(one) {
    const button = make("button", { type: "button", className: "danger", textContent: "Take down" });
    let sure = false;
    button.addEventListener("click", async () => {
      if (!sure) {
        sure = this.#asking = true;
        button.textContent = "Take down for good, with all data?";
        return;
      }
      button.disabled = true;
      try {
        await call(`prototypes/${one.slug}/take-down`, {});
        this.#asking = false;
        await this.look();
      } catch (error) {
        this.#asking = false;
        button.textContent = error.message;
      }
    });
    button.addEventListener("blur", () => {
      sure = false;
      if (button.disabled) return;
      this.#asking = false;
      button.textContent = "Take down";
    });
    return button;
  }
}
