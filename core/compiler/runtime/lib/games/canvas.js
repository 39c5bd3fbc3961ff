// A square canvas with a clock: what moving games share.
import { html } from '../../vendor/lit-html/lit-html.js';

export function canvasGame({ size, every, step, paint }) {
  let resting = false;
  let timer = setInterval(() => {
    const canvas = document.getElementById('canvas');
    if (!canvas || document.hidden) return;
    if (!resting) step();
    if (timer) paint(canvas.getContext('2d'), size);
  }, every);
  return {
    draw: () => html`<canvas id="canvas" width=${size} height=${size}></canvas>`,
    pause: rest => {
      resting = rest;
    },
    stop() {
      clearInterval(timer);
      timer = 0;
    },
  };
}
