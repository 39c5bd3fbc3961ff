// The prototype itself, beside what is said about it; on a phone in its place. A page that forbids frames gets a tab of its own.
import { button, make } from "./make.js";
import { say } from "./words.js";

/** What a prototype may do in the frame: everything but lead the page around it elsewhere. */
const ALLOWED = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads";

export class Stage {
  room = make("section", { className: "stage", hidden: true });
  #frame = null;
  #forbidden = false;
  #changed;

  /** `changed(open)` is called when the prototype is shown, and when it is no longer. */
  constructor(changed) {
    this.#changed = changed;
    this.room.setAttribute("aria-label", say("preview"));
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.effectiveDirective !== "frame-src" || !this.#frame?.src.startsWith(event.blockedURI)) return;
      this.#forbidden = true;
      this.#apart(this.#frame.src);
      this.close();
    });
  }

  show(url) {
    if (this.#forbidden) {
      this.#apart(url);
      return;
    }
    this.#frame = make("iframe", { title: say("preview"), sandbox: ALLOWED, referrerPolicy: "no-referrer", src: url });
    const open = make("a", { href: url, target: "_blank", rel: "noopener", textContent: say("open") });
    this.room.replaceChildren(make("p", { className: "bar" }, open, button("close", say("close"), "round", () => this.close())), this.#frame);
    this.room.hidden = false;
    this.#changed(true);
  }

  /** A new version is online: it is shown where the former one was. */
  renewed(url) {
    if (this.#frame?.src === new URL(url).href) this.#frame.src = url;
  }

  close() {
    this.#frame = null;
    this.room.hidden = true;
    this.room.replaceChildren();
    this.#changed(false);
  }

  #apart(url) {
    open(url, "_blank", "noopener");
  }
}
