// What the server refused, in the visitor's words.
import { addDays, date, t } from './i18n.js';

export function sentence(error) {
  if (error.said) return error.message;
  if (error.code === 'taken' && error.values?.until) return t('error_taken_span', lasts(error.values));
  return t(`error_${error.code}`, error.values ?? {});
}

// One sentence a field; those without a field go under ''.
export function byField(refused) {
  const found = {};
  for (const error of refused.errors) found[error.field ?? ''] ??= sentence(error);
  return found;
}

// Whole days end at midnight: the last of them is the day before.
function lasts({ from, until }) {
  const days = from.endsWith('T00:00:00') && until.endsWith('T00:00:00');
  if (days) return { from: date(from.slice(0, 10)), until: date(addDays(until.slice(0, 10), -1)) };
  const clock = { timeStyle: 'short' };
  return { from: date(from, { dateStyle: 'medium', ...clock }), until: date(until, from.slice(0, 10) === until.slice(0, 10) ? clock : { dateStyle: 'medium', ...clock }) };
}
