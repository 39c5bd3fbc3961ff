// Prints the page, or saves it as PDF: the print style leaves out everything that is no content.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { icon } from './icon.js';

export const printButton = () => html`<button type="button" class="secondary" data-control="export-pdf" @click=${() => window.print()}>${icon('printer')} ${t('print')}</button>`;
