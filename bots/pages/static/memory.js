// What this browser remembers: which conversation is open. What was said in it comes from the hub.

const KEPT = "statex.open";

export const remembered = () => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

export function remember(conversation) {
  try {
    localStorage.setItem(KEPT, conversation);
  } catch {
    // A full or forbidden store costs the way back on this device, not the conversation.
  }
}

export const forget = () => localStorage.removeItem(KEPT);
