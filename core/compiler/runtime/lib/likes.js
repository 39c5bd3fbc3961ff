// A heart to press once.
import { html } from '../vendor/lit-html/lit-html.js';
import { call } from './store.js';
import { number, t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { toast } from './toast.js';

export const likes = key => (record, of) => html`<p class="likes"><button type="button" class="secondary" data-control="like" @click=${() => like(of, record)}>${icon('heart')} ${t('like')} <strong>${number(record[key] ?? 0)}</strong></button></p>`;

async function like(of, record) {
  try {
    await call('POST', `like/${of.key}/${record.id}`, {});
  } catch (refused) {
    toast(sentence(refused.errors[0]), { tone: 'info' });
  }
}
