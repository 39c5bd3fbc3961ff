// A scratch card: buy one, uncover three of nine fields; three alike win.
import { wager } from './wager.js';

const SIGNS = ['🍀', '⭐', '💰', '🎁'];

export const play = round => wager({
  ...round,
  choices: ['Scratch the left', 'Scratch the middle', 'Scratch the right'],
  spin() {
    const fields = [0, 1, 2].map(() => SIGNS[Math.floor(Math.random() * SIGNS.length)]);
    return { shown: fields.join(' '), times: [12, 1, 0][new Set(fields).size - 1] };
  },
});
