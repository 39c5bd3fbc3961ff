// Two dice: under seven, seven, or over.
import { wager } from './wager.js';

const SIDES = ['⚀', '⚁', '⚂', '⚃', '⚄', '⚅'];
const roll = () => Math.floor(Math.random() * 6);

export const play = round => wager({
  ...round,
  choices: ['Under 7', 'Exactly 7', 'Over 7'],
  spin(choice) {
    const [one, other] = [roll(), roll()];
    const sum = one + other + 2;
    const fell = sum < 7 ? 'Under 7' : sum > 7 ? 'Over 7' : 'Exactly 7';
    return { shown: `${SIDES[one]} ${SIDES[other]} = ${sum}`, times: fell !== choice ? 0 : sum === 7 ? 5 : 2 };
  },
});
