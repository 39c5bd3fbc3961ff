// Three reels: two alike give the bet twice, three alike ten times.
import { wager } from './wager.js';

const SIGNS = ['🍒', '🍋', '🔔', '⭐', '💎', '⚡'];

export const play = round => wager({
  ...round,
  choices: ['Spin'],
  spin() {
    const reels = [0, 1, 2].map(() => SIGNS[Math.floor(Math.random() * SIGNS.length)]);
    return { shown: reels.join(' '), times: [10, 2, 0][new Set(reels).size - 1] };
  },
});
