// Joining a list: the address, and what else a record of it must have.
import { html } from '../vendor/lit-html/lit-html.js';
import { create } from './store.js';
import { t } from './i18n.js';
import { form } from './form.js';
import { refresh } from './shell.js';

let draw = null;
let joined = false;

export function newsletter({ of, fields }) {
  if (joined) return html`<p role="status"><strong>${t('subscribed')}</strong></p>`;
  draw ??= form({
    of,
    fields,
    tone: 'newsletter',
    submit: t('subscribe'),
    save: values => create(of, values),
    done() {
      joined = true;
      refresh();
    },
  });
  return draw();
}
