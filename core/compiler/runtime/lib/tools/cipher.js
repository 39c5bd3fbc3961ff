// Text into a form that is not read at a glance, and back.
import { heading } from './plain.js';

const bytes = text => new TextEncoder().encode(text);
const shift = (text, by) => text.replace(/[a-z]/gi, letter => String.fromCharCode(((letter.charCodeAt(0) - (letter < 'a' ? 65 : 97) + by + 26) % 26) + (letter < 'a' ? 65 : 97)));

// Each byte is mixed with what the password says at its place.
function mixed(data, password) {
  const key = bytes(password || 'key');
  return data.map((byte, n) => byte ^ key[n % key.length] ^ ((n * 31) & 255));
}

const into = data => btoa(String.fromCharCode(...data));
const from = text => Uint8Array.from(atob(text.trim()), sign => sign.charCodeAt(0));
const spoken = data => new TextDecoder().decode(data);

const WAYS = {
  password: [(text, key) => into(mixed(bytes(text), key)), (text, key) => spoken(mixed(from(text), key))],
  base64: [text => into(bytes(text)), text => spoken(from(text))],
  hex: [text => [...bytes(text)].map(byte => byte.toString(16).padStart(2, '0')).join(' '), text => spoken(Uint8Array.from(text.match(/[\da-f]{2}/gi) ?? [], pair => Number.parseInt(pair, 16)))],
  url: [encodeURIComponent, decodeURIComponent],
  caesar: [text => shift(text, 3), text => shift(text, -3)],
};

export function work({ text, way, direction, key }) {
  return { text: WAYS[way][direction === 'back' ? 1 : 0](text, key), title: heading(text), name: 'result.txt' };
}
