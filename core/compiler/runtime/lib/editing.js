// Making, changing and deleting records. A deleted one can be taken back for a moment.
import { html } from '../vendor/lit-html/lit-html.js';
import { create as make, update } from './store.js';
import { t } from './i18n.js';
import { confirm } from './confirm.js';
import { form } from './form.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { go, here } from './shell.js';
import { asked, signature } from './signed.js';
import { toast } from './toast.js';
import { removeForNow } from './undo.js';

export function editing({ create = false, edit = false, remove = false, fields, start = () => ({}) }) {
  let open = { key: '', draw: null };

  // The form lives as long as the visitor stays at this address, so that a live change elsewhere does not empty it.
  function at(key, page, record, save, thanks) {
    if (open.key !== key) {
      const draw = form({
        of: page.of,
        fields: record.id ? fields : asked(page.of, fields),
        record,
        save,
        cancel: `#/${page.path}`,
        done(saved) {
          open = { key: '', draw: null };
          toast(thanks);
          go(`${page.path}/${saved.id}`);
        },
      });
      open = { key, draw };
    }
    return open.draw();
  }

  const frame = (page, title, body) => html`<div class="sheet"><a class="back" href="#/${page.path}">${icon('arrow-left')} ${page.label}</a><h1>${title}</h1>${body}</div>`;
  window.addEventListener('hashchange', () => {
    if (open.key !== location.hash) open = { key: '', draw: null };
  });

  return {
    create,
    edit,
    remove,
    add(page) {
      const record = { ...defaults(page.of), ...start(), ...Object.fromEntries(here().query) };
      return frame(page, t('add', { what: page.of.label }), at(location.hash, page, record, values => make(page.of, { ...values, ...signature(page.of) }), t('created')));
    },
    change: (page, record) =>
      frame(page, page.of.titleOf(record), at(location.hash, page, record, values => update(page.of, record.id, values, record._v), t('saved'))),
    async drop(of, record, path) {
      const name = of.titleOf(record);
      if (!(await confirm(t('delete_question', { what: name }), t('delete')))) return;
      let undo;
      try {
        undo = await removeForNow(of, record);
      } catch (refused) {
        toast(sentence(refused.errors[0]), { tone: 'bad' });
        return;
      }
      if (here().rest.length) go(path);
      toast(t('deleted', { what: name }), { undo });
    },
  };
}

const defaults = of => Object.fromEntries(Object.values(of.fields).map(field => [field.key, field.initial ?? null]));
