// Messages of the application to its users: how many are new, and the latest of them.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all } from './store.js';
import { number, t } from './i18n.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { refresh } from './shell.js';

export function bell(of) {
  let open = false;
  const latest = () => all(of).toReversed();
  const fresh = () => all(of).filter(one => !kept('read', []).includes(one.id)).length;

  function toggle() {
    open = !open;
    if (!open) keep('read', all(of).map(one => one.id));
    refresh();
  }

  return {
    button: () => html`<button type="button" class="quiet bell" data-control="notifications" data-entity=${of.key} aria-expanded=${open} aria-label=${t('notifications', { n: fresh() })} @click=${toggle}>
      ${icon('bell')}${fresh() ? html`<span class="bubble" aria-hidden="true">${number(fresh())}</span>` : nothing}</button>`,
    panel: () => html`<aside class="asked" ?hidden=${!open} aria-label=${t('notifications', { n: fresh() })}>
      <header><h2>${of.plural}</h2><button type="button" class="quiet" aria-label=${t('close')} @click=${toggle}>×</button></header>
      <ul>${latest().slice(0, 20).map(one => html`<li data-record=${one.id}><p>${icon('bell')} <span>${of.titleOf(one)} <small>${one._at?.replace('T', ' ') ?? ''}</small></span></p></li>`)}</ul>
      ${latest().length ? nothing : html`<p class="none">${t('nothing_yet')}</p>`}
    </aside>`,
  };
}
