// The hub as the console talks to it.
let token = "";

/** The hub refused; `message` is a sentence, `status` the answer's. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** A JSON answer of the console's API; a `json` body makes it a change. */
export async function call(path, json = undefined) {
  const change = json === undefined ? {} : { method: "POST", body: JSON.stringify(json), headers: { "Content-Type": "application/json", "X-Statex-Token": token } };
  const answer = await fetch(`/console/api/${path}`, change);
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(body?.error?.message ?? `The hub answered ${answer.status}.`, answer.status);
  if (body?.token) token = body.token;
  return body;
}

/** `moved(conversation)` whenever something did, `line(state)` with "live" or "lost". Gives a function that stops it. */
export function live(moved, line) {
  const source = new EventSource("/console/api/live");
  source.addEventListener("moved", (event) => moved(JSON.parse(event.data).conversation));
  source.addEventListener("open", () => line("live"));
  source.addEventListener("error", () => line("lost"));
  return () => source.close();
}

const MOMENT = new Intl.DateTimeFormat(navigator.language, { dateStyle: "medium", timeStyle: "short" });
export const moment = (at) => MOMENT.format(new Date(at));

/** How long ago, in a few letters. */
export function ago(at) {
  const seconds = Math.max(0, (Date.now() - new Date(at)) / 1000);
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}
