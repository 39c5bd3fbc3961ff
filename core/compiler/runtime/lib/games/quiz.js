// Sums against the clock.
import { html } from '../../vendor/lit-html/lit-html.js';

export function play({ level, redraw, say, over }) {
  const top = [10, 20, 50][level];
  const until = Date.now() + 60000;
  let score = 0;
  let sum = fresh();
  const timer = setInterval(() => (Date.now() > until ? over(score) : redraw()), 500);

  function fresh() {
    const [a, b] = [0, 0].map(() => 1 + Math.floor(Math.random() * top));
    const times = level > 0 && Math.random() < 0.4;
    const right = times ? a * b : a + b;
    const others = new Set([right]);
    while (others.size < 4) others.add(Math.max(0, right + Math.floor(Math.random() * 11) - 5));
    return { text: `${a} ${times ? '×' : '+'} ${b}`, right, choices: [...others].sort((x, y) => x - y) };
  }

  function answer(choice) {
    score = Math.max(0, score + (choice === sum.right ? 10 : -5));
    sum = fresh();
    say(score);
  }

  return {
    draw: () => html`<p class="points">${Math.max(0, Math.ceil((until - Date.now()) / 1000))} s</p><h2>${sum.text}</h2><div class="row">${sum.choices.map(choice => html`<button type="button" class="secondary" @click=${() => answer(choice)}>${choice}</button>`)}</div>`,
    stop: () => clearInterval(timer),
  };
}
