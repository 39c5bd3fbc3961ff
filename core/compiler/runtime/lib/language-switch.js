// Chooses the language of the interface.
import { html } from '../vendor/lit-html/lit-html.js';
import { language, languages, speak, t } from './i18n.js';
import { keep, kept } from './keep.js';
import { refresh } from './shell.js';

const name = code => new Intl.DisplayNames([code], { type: 'language' }).of(code);

queueMicrotask(() => speak(kept('language', language())));

export const languageSwitch = {
  button: () => html`<label class="language"><span class="visually-hidden">${t('language')}</span>
    <select data-control="language" @change=${event => choose(event.target.value)}>
      ${languages.map(code => html`<option value=${code} ?selected=${code === language()}>${name(code)}</option>`)}
    </select></label>`,
};

function choose(code) {
  keep('language', code);
  speak(code);
  refresh();
}
