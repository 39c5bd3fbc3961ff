// What others say below a record, and a form to add to it.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, may, state } from './store.js';
import { date, t } from './i18n.js';
import { form } from './form.js';
import { asked, signature } from './signed.js';
import { toast } from './toast.js';

export function comments({ of, by, fields }) {
  const forms = new Map();

  function draft(record) {
    const who = `${record.id} ${state.session.user?.email ?? ''}`;
    if (!forms.has(who)) {
      forms.set(who, form({
        of,
        fields: asked(of, fields),
        submit: t('send'),
        save: values => create(of, { ...values, ...signature(of), [by]: record.id }),
        done() {
          forms.delete(who);
          toast(t('created'));
        },
      }));
    }
    return forms.get(who)();
  }

  return record => {
    const below = all(of).filter(one => one[by] === record.id);
    const shown = of.picked(fields).filter(field => field.key !== of.title);
    return html`<section class="comments" data-entity=${of.key} data-control="comment">
      <h2>${of.plural} (${below.length})</h2>
      ${below.map(one => html`<article data-record=${one.id}>
        <header><strong>${of.titleOf(one)}</strong> <small>${one._by && one._by !== of.titleOf(one) ? one._by : nothing} ${one._at ? date(one._at.slice(0, 10)) : nothing}</small></header>
        ${shown.map(field => (one[field.key] === null || one[field.key] === undefined ? nothing : html`<div class="long" data-field=${field.key}>${field.show(one[field.key], one)}</div>`))}
      </article>`)}
      ${may(of, 'create') ? draft(record) : html`<p><a href="#/login">${t('login_to_write')}</a></p>`}
    </section>`;
  };
}
