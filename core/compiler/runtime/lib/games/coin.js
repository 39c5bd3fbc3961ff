// Heads or tails.
import { wager } from './wager.js';

export const play = round => wager({
  ...round,
  choices: ['Heads', 'Tails'],
  spin(choice) {
    const side = Math.random() < 0.5 ? 'Heads' : 'Tails';
    return { shown: `🪙 ${side}`, times: side === choice ? 2 : 0 };
  },
});
