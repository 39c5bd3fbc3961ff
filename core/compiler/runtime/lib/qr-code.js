// The address of a record as a code that a phone's camera reads.
import { html, svg } from '../vendor/lit-html/lit-html.js';
import qrcode from '../vendor/qrcode-generator/qrcode.mjs';
import { t } from './i18n.js';

const QUIET = 4; // Empty modules around a code, as scanners need them.

function drawn(text) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const every = Array.from({ length: size }, (_, n) => n);
  const path = every.flatMap(y => every.filter(x => code.isDark(y, x)).map(x => `M${x} ${y}h1v1h-1z`)).join('');
  return { box: `${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`, path };
}

export function qrCode() {
  const { box, path } = drawn(location.href);
  return html`<figure class="qr-code" data-control="qr-code">
    <svg viewBox=${box} role="img" aria-label=${t('qr_code')} shape-rendering="crispEdges">${svg`<rect x="-4" y="-4" width="100%" height="100%" fill="#fff" /><path d=${path} fill="#000" />`}</svg>
    <figcaption>${t('qr_code')}</figcaption>
  </figure>`;
}
