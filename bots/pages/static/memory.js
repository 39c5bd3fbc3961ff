// What this browser remembers of a conversation: its id, and what the person said. Answers come from the hub again.

const KEPT = "statex.talk";

export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? { conversation: null, said: [] };
  } catch {
    return { conversation: null, said: [] };
  }
}

export function remember(conversation, message) {
  const before = remembered();
  const said = before.conversation === conversation ? before.said : [];
  keep({ conversation, said: [...said, message].slice(-200) });
}

export const forget = () => localStorage.removeItem(KEPT);

function keep(talk) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(talk));
  } catch {
    // A full or forbidden store costs the history of this browser, not the conversation.
  }
}
