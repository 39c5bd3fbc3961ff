// What a visitor put aside, to find it again: kept in this browser.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

const list = of => kept(`saved-${of.key}`, []);

export const saved = (of, record) => list(of).includes(record.id);

export const saveButton = (record, of) => html`<p class="likes"><button type="button" class="secondary" data-control="save-for-later" aria-pressed=${saved(of, record)} @click=${() => turn(of, record)}>${icon('heart')} ${saved(of, record) ? t('unsave') : t('save_for_later')}</button></p>`;

function turn(of, record) {
  const there = saved(of, record);
  keep(`saved-${of.key}`, there ? list(of).filter(id => id !== record.id) : [...list(of), record.id]);
  toast(there ? t('unsaved_it') : t('saved_it'));
  refresh();
}
