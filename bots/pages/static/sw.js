// Lets the page open without a connection: its own files are fetched anew whenever that is possible, else taken from the last time.
const KEPT = "statex-page";
const LANGUAGES = ["en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar"];
const SCRIPTS = ["answer", "api", "bubble", "composer", "dom", "draft", "line", "lines", "live", "main", "memory", "mood", "outbox", "player", "privacy", "project", "recorder", "talk", "talks", "texts", "thread", "view", "voice"];
const STYLES = ["page", "talk", "say", "project", "panels"];
const OWN = [
  "/",
  "/static/icon.svg",
  "/static/icon-192.png",
  "/static/app.webmanifest",
  ...SCRIPTS.map((name) => `/static/${name}.js`),
  ...STYLES.map((name) => `/static/${name}.css`),
  ...LANGUAGES.map((language) => `/static/texts.${language}.json`),
];
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(OWN)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const own = url.origin === self.location.origin && event.request.method === "GET" && OWN.includes(url.pathname);
  if (own) event.respondWith(newest(event.request, url.pathname));
});

/** From the hub within a few seconds, else from the last time. */
async function newest(request, path) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) await kept.put(path, answer.clone());
    return answer;
  } catch (error) {
    const last = await kept.match(path);
    if (last) return last;
    throw error;
  }
}
