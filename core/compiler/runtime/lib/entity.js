// A kind of record as pages read it: its fields, how one is named, and which marks it may carry.
import { serverTime } from './store.js';

export function entity(key, { fields, title, marks = [], ...rest }) {
  for (const [name, field] of Object.entries(fields)) field.key = name;
  return {
    key,
    fields,
    title,
    ...rest,
    titleOf: record => fields[title].text(record[title], record) || record.id,
    marksOf: record => marks.filter(mark => mark.holds(record, serverTime())),
    picked: keys => keys.map(name => fields[name]),
  };
}
