// What the server refused, in the visitor's words.
import { t } from './i18n.js';

export function sentence(error) {
  if (error.said) return error.message;
  return t(`error_${error.code}`, error.values ?? {});
}

// One sentence a field; those without a field go under ''.
export function byField(refused) {
  const found = {};
  for (const error of refused.errors) found[error.field ?? ''] ??= sentence(error);
  return found;
}
