// A price that moves by chance: will it go up or down?
import { wager } from './wager.js';

export function play(round) {
  let price = 40000;
  return wager({
    ...round,
    choices: ['▲ Up', '▼ Down'],
    spin(choice) {
      const before = price;
      price = Math.round(price * (0.98 + Math.random() * 0.04));
      const way = price >= before ? '▲ Up' : '▼ Down';
      return { shown: `${before} → ${price} ${way.slice(0, 1)}`, times: way === choice ? 2 : 0 };
    },
  });
}
