// Moving pictures: an uploaded film plays in place, one elsewhere is a link with its host's name.
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { icon } from '../icon.js';
import { file } from './upload.js';
import { url } from './text.js';

const elsewhere = value => /^https?:\/\//.test(value);

const show = value => {
  if (!value) return '–';
  if (!elsewhere(value)) return html`<video class="film" src=${value} controls preload="metadata"></video>`;
  return html`<a class="film-link" href=${value} rel="noopener noreferrer" target="_blank" data-control="play">${icon('circle-play')} <span>${t('watch')}<small>${new URL(value).hostname.replace(/^www\./, '')}</small></span></a>`;
};

export const film = (label, options) => ({ ...file(label, options), reel: true, show });
export const filmLink = (label, options) => ({ ...url(label, options), show });
