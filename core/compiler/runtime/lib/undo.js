// Deletes a record so that it can come back whole: with its lines and comments, and tied again to what pointed at it.
import { batch, load, remove, state } from './store.js';
import { sentence } from './refused.js';
import { toast } from './toast.js';

// The five keys that the server makes start with "_", the others are the record's own.
const own = (record, fields = {}) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'id' && !key.startsWith('_') && !fields[key]?.computed));

const pointing = id => Object.entries(state.entities).flatMap(([entity, records]) => records.flatMap(record => {
  const keys = Object.keys(record).filter(key => key !== 'id' && record[key] === id);
  return keys.length ? [{ entity, record, keys }] : [];
}));

// Resolves to a function that brings the record back.
export async function removeForNow(of, record) {
  const tied = pointing(record.id);
  await remove(of, record.id);
  return async () => {
    try {
      await load();
      const again = tied.map(({ entity, record: other, keys }) => {
        const back = Object.fromEntries(keys.map(key => [key, '$back']));
        const stays = state.entities[entity].some(one => one.id === other.id);
        return stays ? { op: 'update', entity, id: other.id, fields: back } : { op: 'create', entity, fields: { ...own(other), ...back } };
      });
      await batch([{ op: 'create', entity: of.key, ref: 'back', fields: own(record, of.fields) }, ...again]);
    } catch (refused) {
      if (!refused.errors) throw refused;
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
  };
}
