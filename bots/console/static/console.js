// The console: signing in, its parts, and looking again when something moved.
import { find, make } from "/static/dom.js";
import { Audit } from "./audit.js";
import { Demos } from "./demos.js";
import { call, live, Refused } from "./hub.js";
import { Talks } from "./talks.js";
import { Work } from "./work.js";

const PARTS = { conversations: ["Conversations", Talks], work: ["Queue and figures", Work], prototypes: ["Prototypes", Demos], audit: ["Audit", Audit] };
const PAUSE_MS = 400;
let part = null;
let stop = null;
let timer = null;

async function start() {
  try {
    const me = await call("me");
    enter(me);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    signIn();
  }
}

function signIn() {
  stop?.();
  find("nav").hidden = find("out").hidden = true;
  find("line").textContent = "";
  const name = make("input", { name: "name", autocomplete: "username", required: true, value: "local", id: "name" });
  const password = make("input", { name: "password", type: "password", autocomplete: "current-password", required: true, id: "password" });
  const told = make("p", { className: "bad", role: "alert" });
  const form = make("form", { className: "door" }, make("h2", { textContent: "Sign in" }), make("label", { htmlFor: "name", textContent: "Operator" }), name, make("label", { htmlFor: "password", textContent: "Password" }), password, told, make("button", { className: "solid", textContent: "Sign in" }), make("p", { className: "hint", textContent: "On the machine itself: the operator is “local”, the password is in the file operator_key of the hub’s folder." }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      enter(await call("sign-in", { name: name.value.trim(), password: password.value }));
    } catch (error) {
      told.textContent = error.message;
      password.select();
    }
  });
  find("main").replaceChildren(form);
  password.focus();
}

function enter(me) {
  find("out").hidden = false;
  find("out").textContent = `Sign out ${me.name}`;
  const nav = find("nav");
  nav.hidden = false;
  nav.replaceChildren(...Object.entries(PARTS).map(([name, [title]]) => make("a", { href: `#${name}`, textContent: title })));
  stop = live(again, (state) => {
    find("line").textContent = state === "live" ? "Live" : "Connecting again …";
    find("line").dataset.state = state === "live" ? "line_open" : "connecting";
  });
  show();
}

function show() {
  if (find("nav").hidden) return;
  const [name, id] = location.hash.slice(1).split("/");
  const [title, Part] = PARTS[name] ?? PARTS.conversations;
  for (const link of find("nav").children) link.setAttribute("aria-current", link.textContent === title ? "page" : "false");
  document.title = `${title} · Statex console`;
  if (!(part instanceof Part)) {
    part = new Part();
    find("main").replaceChildren(part.room);
  }
  look(id ?? null);
}

/** Something moved: look again, but not more often than one can follow. */
function again() {
  clearTimeout(timer);
  timer = setTimeout(() => look(location.hash.slice(1).split("/")[1] ?? null), PAUSE_MS);
}

async function look(id) {
  try {
    await part?.look(id);
  } catch (error) {
    if (error.status === 401) signIn();
    else find("line").textContent = error.message;
  }
}

find("out").addEventListener("click", async () => {
  await call("sign-out", {});
  location.hash = "";
  part = null;
  signIn();
});
addEventListener("hashchange", show);
await start();
