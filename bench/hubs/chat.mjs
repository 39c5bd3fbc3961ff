// What the adapters of npm `chat` make of our payload files: `node chat.mjs FOLDER_WITH_PACKAGES FIXTURES`. One JSON object a line.
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [, , packages, fixtures] = process.argv;
const load = async (name) => import(pathToFileURL(`${packages}/node_modules/${name}/dist/index.js`).href);
const secret = "0123456789abcdef0123456789abcdef";
const quiet = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };

// Nothing is asked of the real messengers: whatever an adapter looks up about the bot or a person is answered here.
const me = { ok: true, result: { id: 42, is_bot: true, first_name: "Statex", username: "statex_bot" }, user_id: "U0STATEX01", bot_id: "B0STATEX01", user: "statex" };
const found = { ok: true, user: { id: "U0ANA00001", name: "ana", real_name: "Ana Lind", profile: { display_name: "ana" } }, channel: { id: "C0SHOP0001", name: "shop" } };
const server = createServer((asked, answer) =>
  answer.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(asked.url.includes("auth.test") ? me : found)),
);
await new Promise((up) => server.listen(0, "127.0.0.1", up));
globalThis.fetch = async () => new Response(JSON.stringify(me), { headers: { "content-type": "application/json" } });

const text = (message) => message?.text ?? "";
const files = (message) => (message?.attachments ?? []).map((one) => one.type);

function listener(heard) {
  const kept = new Map();
  const state = {
    get: async (key) => kept.get(key) ?? null,
    set: async (key, value) => void kept.set(key, value),
    setIfNotExists: async (key, value) => !kept.has(key) && Boolean(kept.set(key, value)),
    delete: async (key) => void kept.delete(key),
    isSubscribed: async () => true,
    acquireLock: async (key) => ({ threadId: key, token: "t", expiresAt: Date.now() + 60_000 }),
    releaseLock: async () => {},
  };
  const known = {
    getState: () => new Proxy(state, { get: (all, name) => all[name] ?? (async () => null) }),
    getLogger: () => quiet,
    getUserName: () => "statex_bot",
    processMessage: async (_, __, given) => {
      const message = typeof given === "function" ? await given() : given;
      heard.push({ kind: "message", text: text(message), files: files(message) });
    },
    processAction: async (event) => heard.push({ kind: "press", text: event.value ?? event.actionId, files: [] }),
    processReaction: async (event) => heard.push({ kind: "reaction", text: event.rawEmoji ?? String(event.emoji), files: [] }),
    processMessageDeleted: async () => heard.push({ kind: "deletion", text: "", files: [] }),
    processMessageUpdated: async (...given) => heard.push({ kind: "edit", text: text(given.find((one) => one?.text !== undefined) ?? given[2]), files: [] }),
  };
  return new Proxy(known, { get: (all, name) => all[name] ?? (async () => undefined) });
}

function request(path, body, headers) {
  return new Request(`https://hub.example${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

const hmac = (words) => createHmac("sha256", secret).update(words).digest("hex");
const messengers = {
  telegram: {
    make: async () => (await load("@chat-adapter/telegram")).createTelegramAdapter({ botToken: "42:made-up", secretToken: secret, mode: "webhook", logger: quiet }),
    request: (body) => request("/telegram", body, { "x-telegram-bot-api-secret-token": secret }),
  },
  whatsapp: {
    make: async () =>
      (await load("@chat-adapter/whatsapp")).createWhatsAppAdapter({
        accessToken: "made-up",
        appSecret: secret,
        phoneNumberId: "106540352242922",
        verifyToken: "word",
        logger: quiet,
      }),
    request: (body) => request("/whatsapp", body, { "x-hub-signature-256": `sha256=${hmac(body)}` }),
  },
  slack: {
    make: async () => (await load("@chat-adapter/slack")).createSlackAdapter({ botToken: "xoxb-made-up", signingSecret: secret, botUserId: "U0STATEX01", apiUrl: `http://127.0.0.1:${server.address().port}/api/`, logger: quiet }),
    request: (raw) => {
      const pressed = JSON.parse(raw).type === "block_actions";
      const body = pressed ? new URLSearchParams({ payload: raw }).toString() : raw;
      const stamp = String(Math.floor(Date.now() / 1000));
      const kind = pressed ? { "content-type": "application/x-www-form-urlencoded" } : {};
      return request("/slack", body, { ...kind, "x-slack-request-timestamp": stamp, "x-slack-signature": `v0=${hmac(`v0:${stamp}:${body}`)}` });
    },
  },
};

for (const [name, messenger] of Object.entries(messengers)) {
  for (const file of readdirSync(`${fixtures}/${name}`).sort()) {
    const heard = [];
    const later = [];
    let status = 0;
    try {
      const adapter = await messenger.make();
      await adapter.initialize(listener(heard));
      const answer = await adapter.handleWebhook(messenger.request(readFileSync(`${fixtures}/${name}/${file}`, "utf8")), { waitUntil: (task) => later.push(task) });
      status = answer.status;
      await Promise.allSettled(later);
      await new Promise((done) => setTimeout(done, 300));
    } catch (error) {
      heard.push({ kind: "error", text: String(error).slice(0, 120), files: [] });
    }
    console.log(JSON.stringify({ messenger: name, file: file.replace(".json", ""), status, heard }));
  }
}
process.exit(0);
