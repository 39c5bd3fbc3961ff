// Marks that a record carries while something is so: overdue, due soon, below or above a bound.
import { moment } from './i18n.js';

const minutesSince = (value, now) => (now - moment(value)) / 60000;

const tests = {
  older_than: (value, amount, now) => minutesSince(value, now) > amount,
  due_within: (value, amount, now) => -minutesSince(value, now) <= amount,
  below: (value, amount) => value < amount,
  above: (value, amount) => value > amount,
};

// `amount` is a number (of minutes, for moments) or the key of a sibling field; `unless` ends the mark in these statuses.
export const mark = ({ field, when, amount, tone, message, unless = [], status = null }) => ({
  tone,
  message,
  holds(record, now) {
    const value = record[field];
    if (value === null || value === undefined || (status && unless.includes(record[status]))) return false;
    return tests[when](value, typeof amount === 'string' ? (record[amount] ?? 0) : amount, now);
  },
});
