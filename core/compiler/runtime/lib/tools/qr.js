// A link, a text or the way into a wireless network as a code that a phone's camera reads.
import qrcode from '../../vendor/qrcode-generator/qrcode.mjs';
import { heading } from './plain.js';

const QUIET = 4; // Empty modules around a code, as scanners need them.
const escaped = text => text.replace(/([\\;,:"])/g, '\\$1');

const SAYS = {
  link: text => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`),
  text: text => text,
  wifi: (text, key) => `WIFI:T:${key ? 'WPA' : 'nopass'};S:${escaped(text)};${key ? `P:${escaped(key)};` : ''};`,
};

// Phones read what is said in UTF-8.
qrcode.stringToBytes = text => [...new TextEncoder().encode(text)];

export function work({ text, about, key, colour, size }) {
  const code = qrcode(0, 'M');
  code.addData(SAYS[about](text.trim(), key.trim()));
  code.make();
  const modules = code.getModuleCount();
  const each = Math.max(2, Math.round(Number(size) / (modules + 2 * QUIET)));
  const whole = each * (modules + 2 * QUIET);
  const canvas = Object.assign(document.createElement('canvas'), { width: whole, height: whole });
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', heading(text));
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, whole, whole);
  pen.fillStyle = colour;
  for (let y = 0; y < modules; y++) for (let x = 0; x < modules; x++) if (code.isDark(y, x)) pen.fillRect((x + QUIET) * each, (y + QUIET) * each, each, each);
  return { picture: canvas, type: 'image/png', title: heading(text), name: 'qr-code.png' };
}
