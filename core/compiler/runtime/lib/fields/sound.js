// Something to hear: one piece plays at a time, with its progress and volume, wherever its button stands.
import { html, nothing } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { icon } from '../icon.js';
import { refresh } from '../shell.js';
import { toast } from '../toast.js';
import { file } from './upload.js';

let playing = '';
let paused = false;

const player = () => document.querySelector('.listening audio');

function failed(error) {
  if (error.name === 'AbortError') return;
  playing = '';
  toast(t('failed'), { tone: 'bad' });
  refresh();
}

async function toggle(id) {
  if (playing === id) {
    paused = !paused;
    if (paused) player()?.pause();
    else player()?.play().catch(failed);
    refresh();
    return;
  }
  player()?.pause();
  [playing, paused] = [id, false];
  refresh();
  await Promise.resolve();
  queueMicrotask(() => player()?.play().catch(failed));
}

function ended() {
  playing = '';
  refresh();
}

export const sound = (label, options) => ({
  ...file(label, options),
  show(value, record) {
    if (!value) return html`<span class="none">–</span>`;
    const on = playing === record.id;
    const sounds = on && !paused;
    return html`<span class=${on ? 'listening' : ''}>
      <button type="button" class="secondary small listen" data-control="play" aria-pressed=${sounds} @click=${() => toggle(record.id)}>${icon(sounds ? 'pause' : 'play')} ${sounds ? t('pause') : t('listen')}</button>
      ${on ? html`<audio src=${value} controls @ended=${ended} @pause=${event => { if (!event.target.ended) { paused = true; refresh(); } }} @play=${() => { paused = false; refresh(); }}></audio>` : nothing}
    </span>`;
  },
});
