// Whoever is logged in need not say who they are.
import { state } from './store.js';

// What the logged-in person signs a new record with; forms leave these fields out.
export function signature(of) {
  const name = state.session.user?.name;
  return name ? Object.fromEntries(Object.values(of.fields).filter(field => field.signed).map(field => [field.key, name])) : {};
}

// What a form for oneself begins with. Whoever sees everybody's records writes them for others.
export function known(of, fields) {
  const { user, can } = state.session;
  if (!user || can[of.key]?.view === 'all') return {};
  return Object.fromEntries(of.picked(fields).filter(field => field.self).map(field => [field.key, user[field.self] ?? null]));
}

// The fields that a new record is asked for: not its author, and not the moment that the server stamps on it.
export function asked(of, fields) {
  const signed = signature(of);
  return fields.filter(key => !(key in signed) && !of.fields[key].stamped);
}
