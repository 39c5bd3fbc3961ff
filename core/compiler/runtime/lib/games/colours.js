// Which colour comes up: red and green pay twice, violet five times.
import { wager } from './wager.js';

const FIELDS = ['🔴 Red', '🔴 Red', '🟢 Green', '🟢 Green', '🟣 Violet'];

export const play = round => wager({
  ...round,
  choices: ['🔴 Red', '🟢 Green', '🟣 Violet'],
  spin(choice) {
    const field = FIELDS[Math.floor(Math.random() * FIELDS.length)];
    return { shown: field, times: field !== choice ? 0 : choice.endsWith('Violet') ? 5 : 2 };
  },
});
