// Yes or no.
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { field } from './field.js';

export const toggle = (label, options) =>
  field('toggle', label, options, {
    boolean: true,
    text: value => (value ? t('yes') : t('no')),
    show: value => html`<span class="badge" data-tone=${value ? 'good' : 'neutral'}>${value ? t('yes') : t('no')}</span>`,
    order: value => (value ? 1 : 0),
    parse: text => [t('yes').toLowerCase(), 'true', '1', 'x', 'yes'].includes(text.trim().toLowerCase()),
    control({ id, value, set, ...aria }) {
      return html`<input id=${id} name=${this.key} type="checkbox" class="switch" .checked=${Boolean(value)} aria-describedby=${aria.describedBy} @change=${event => set(event.target.checked)} />`;
    },
  });
