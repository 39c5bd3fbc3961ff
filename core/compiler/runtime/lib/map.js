// Places on a drawn map. Without coordinates each place has its steady spot on the sketch; with them it stands where it is.
import { html } from '../vendor/lit-html/lit-html.js';
import { t } from './i18n.js';

// The library is large: it is fetched when the first map is drawn.
let fetched = null;
const library = () => (fetched ??= import('../vendor/leaflet/leaflet-src.esm.js'));

const SIZE = [700, 1200];
const shown = new Map();

export const spot = text => {
  const sum = [...text].reduce((total, letter) => (total * 33 + letter.codePointAt(0)) % 100003, 5381);
  return [90 + (sum % 520), 120 + (Math.floor(sum / 7) % 960)];
};

export const mapView = ({ place }) => ({
  name: 'map',
  always: true,
  draw(records, { of, path }) {
    const [north, east] = ['lat', 'l(o)?ng?|lon'].map(name => Object.values(of.fields).find(field => field.numeric && new RegExp(`^(${name})`).test(field.key)));
    const points = records.map(record => ({ record, text: of.titleOf(record), where: String(record[place] ?? ''), at: north && east ? [record[north.key], record[east.key]] : null }));
    const spread = stretch(points);
    queueMicrotask(() => paint(`map-${path}`, spread, path));
    return html`<div class="map" id="map-${path}" role="application" aria-label=${t('map')}></div>
      <p class="help">${t('map_sketch')}</p>
      <ul class="map-list">${records.map(record => html`<li data-record=${record.id}><a href="#/${path}/${record.id}">${of.titleOf(record)}</a> <span class="none">${record[place] ?? ''}</span></li>`)}</ul>`;
  },
});

// Coordinates are stretched over the sketch, so that north stays north and distances keep their order.
function stretch(points) {
  const known = points.filter(({ at }) => at?.every(Number.isFinite));
  if (!known.length) return points.map(point => ({ ...point, at: spot(point.where || point.text) }));
  const range = axis => [Math.min(...known.map(({ at }) => at[axis])), Math.max(...known.map(({ at }) => at[axis]))];
  const scale = (value, [low, high], size) => (high === low ? size / 2 : 0.12 * size + ((value - low) / (high - low)) * 0.76 * size);
  const [lats, longs] = [range(0), range(1)];
  return known.map(point => ({ ...point, at: [scale(point.at[0], lats, SIZE[0]), scale(point.at[1], longs, SIZE[1])] }));
}

export async function paint(id, points, path) {
  const leaflet = await library();
  const element = document.getElementById(id);
  if (!element) return;
  let known = shown.get(id);
  if (known?.element !== element) {
    const map = leaflet.map(element, { crs: leaflet.CRS.Simple, minZoom: -3, maxZoom: 2, attributionControl: false, scrollWheelZoom: false, zoomSnap: 0 });
    leaflet.imageOverlay('art/map.svg', [[0, 0], SIZE]).addTo(map);
    map.fitBounds([[0, 0], SIZE]);
    map.setMaxBounds([[-50, -50], [SIZE[0] + 50, SIZE[1] + 50]]);
    known = { element, map, layer: leaflet.layerGroup().addTo(map), face: '' };
    shown.set(id, known);
  }
  const face = JSON.stringify(points.map(({ text, at }) => [text, at]));
  if (face === known.face) return;
  known.face = face;
  known.layer.clearLayers();
  points.forEach(({ record, text, where, at }, n) => {
    const label = document.createElement('span');
    const link = document.createElement(path ? 'a' : 'strong');
    link.textContent = text;
    if (path) link.href = `#/${path}/${record.id}`;
    label.append(link, document.createElement('br'), where);
    leaflet.marker(at, { icon: leaflet.divIcon({ className: 'map-pin', html: `<span>${n + 1}</span>`, iconSize: [36, 36] }), title: text, alt: text }).bindPopup(label).addTo(known.layer);
  });
}
