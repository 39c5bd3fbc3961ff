// Messages that could not be sent yet, kept with their files until there is a connection.

const NAME = "statex";
const STORE = "outbox";

/** Keep a message: `{id, text, files, note, conversation, button, at}`. The same id again replaces it. */
export const keep = (message) => use("readwrite", (store) => store.put(message));

/** It was sent, or is not wanted any more. */
export const drop = (id) => use("readwrite", (store) => store.delete(id));

/** All that waits, oldest first. */
export async function waiting() {
  const all = (await use("readonly", (store) => store.getAll())) ?? [];
  return all.sort((one, other) => one.at - other.at);
}

async function use(mode, act) {
  try {
    const base = await opened();
    try {
      const request = act(base.transaction(STORE, mode).objectStore(STORE));
      return await settled(request);
    } finally {
      base.close();
    }
  } catch {
    // A browser that keeps nothing still sends; what fails then must be tried again by hand.
    return null;
  }
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "id" }));
  return settled(request);
}

function settled(request) {
  return new Promise((done, failed) => {
    request.addEventListener("success", () => done(request.result));
    request.addEventListener("error", () => failed(request.error));
    request.addEventListener("blocked", () => failed(request.error));
  });
}
