// The map of one place.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';
import { paint } from './map.js';

export function placeMap(text) {
  queueMicrotask(() => paint('map-place', [{ record: null, text, where: '', at: [350, 600] }], ''));
  return html`<div class="map" id="map-place" role="application" aria-label=${t('map')}></div><p class="help">${t('map_sketch')}</p>`;
}
