// Something to hear: one piece plays at a time, wherever its button stands.
import { html } from '../../vendor/lit-html/lit-html.js';
import { t } from '../i18n.js';
import { icon } from '../icon.js';
import { refresh } from '../shell.js';
import { toast } from '../toast.js';
import { file } from './upload.js';

let player = null;
let playing = '';

function toggle(id, source) {
  player ??= Object.assign(new Audio(), { onended: () => { playing = ''; refresh(); } });
  if (playing === id) {
    player.pause();
    playing = '';
  } else {
    playing = id;
    player.src = source;
    player.play().catch(error => {
      if (error.name === 'AbortError') return;
      playing = '';
      toast(t('failed'), { tone: 'bad' });
      refresh();
    });
  }
  refresh();
}

export const sound = (label, options) => ({
  ...file(label, options),
  show(value, record) {
    if (!value) return html`<span class="none">–</span>`;
    const on = playing === record.id;
    return html`<button type="button" class="secondary small listen" data-control="play" aria-pressed=${on} @click=${() => toggle(record.id, value)}>${icon(on ? 'pause' : 'play')} ${on ? t('pause') : t('listen')}</button>`;
  },
});
