// Asks before something is lost. Resolves to true or false.
import { html, render } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';

export function confirm(question, yes) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm';
  dialog.setAttribute('aria-label', question);
  document.body.append(dialog);
  render(
    html`<form method="dialog">
      <p>${question}</p>
      <div class="row">
        <button value="no" class="secondary">${t('cancel')}</button>
        <button value="yes" class="danger" data-control="confirm">${yes}</button>
      </div>
    </form>`,
    dialog,
  );
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
