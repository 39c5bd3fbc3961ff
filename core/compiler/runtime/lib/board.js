// A board: one column for each status. Cards are dragged, or moved with their buttons and the arrow keys.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { may, update } from './store.js';
import { number, t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

export const board = ({ groupBy }) => {
  const columnsOf = of => of.fields[groupBy].options ?? [];

  async function move(of, record, to) {
    if (record[groupBy] === to) return;
    try {
      await update(of, record.id, { [groupBy]: to });
    } catch (refused) {
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
    refresh();
    setTimeout(() => document.querySelector(`[data-record="${record.id}"]`)?.focus(), 50);
  }

  function keys(event, of, record) {
    const options = columnsOf(of);
    const at = options.findIndex(option => option.key === record[groupBy]);
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const next = event.key === forward ? options[at + 1] : event.key === back ? options[at - 1] : null;
    if (!next || event.target !== event.currentTarget) return;
    event.preventDefault();
    move(of, record, next.key);
  }

  // The library moves the element; it goes back at once, because the records decide what is drawn where.
  async function draggable(element, of, records) {
    const { default: Sortable } = await import('../vendor/sortablejs/sortable.esm.js');
    if (Sortable.get(element)) return;
    let next = null;
    Sortable.create(element, {
      group: 'board',
      draggable: '.board-card',
      animation: 150,
      delay: 120,
      delayOnTouchOnly: true,
      onStart({ item }) {
        next = item.nextSibling;
      },
      onEnd({ item, from, to }) {
        from.insertBefore(item, next);
        const record = records().find(one => one.id === item.dataset.record);
        if (record) move(of, record, to.dataset.option);
      },
    });
  }

  return {
    name: 'board',
    always: true,
    draw(records, { of, columns, path }) {
      const fields = of.picked(columns).filter(field => ![of.title, groupBy].includes(field.key));
      const mayMove = record => may(of, 'edit', record) || may(of, 'approve', record);
      latest = records;
      queueMicrotask(() => document.querySelectorAll('.board-cards').forEach(element => draggable(element, of, () => latest)));
      return html`<div class="board">
        ${columnsOf(of).map((option, at) => {
          const cards = records.filter(record => record[groupBy] === option.key);
          return html`<section class="board-column" data-option=${option.key} data-tone=${option.tone ?? 'neutral'}>
            <h2>${option.label} <span class="badge">${number(cards.length)}</span></h2>
            <ul class="board-cards" data-option=${option.key}>
              ${repeat(cards, record => record.id, record => html`<li class="board-card" tabindex="0" data-record=${record.id} data-tone=${of.marksOf(record)[0]?.tone ?? nothing} @keydown=${event => keys(event, of, record)}>
                <a href="#/${path}/${record.id}">${of.titleOf(record)}</a>
                ${of.marksOf(record).map(mark => html`<p class="mark-line" data-tone=${mark.tone}>${icon('clock-alert')} ${mark.message}</p>`)}
                <p>${fields.filter(field => record[field.key] !== null && record[field.key] !== undefined).map(field => html`<span data-field=${field.key} title=${field.label}>${field.boolean || field.numeric ? html`${field.label}: ` : nothing}${field.show(record[field.key], record)}</span>`)}</p>
                ${mayMove(record)
                  ? html`<div class="board-moves">
                      ${at > 0 ? html`<button type="button" class="quiet small flip" aria-label="${of.titleOf(record)}: ${columnsOf(of)[at - 1].label}" @click=${() => move(of, record, columnsOf(of)[at - 1].key)}>${icon('arrow-left')}</button>` : html`<span></span>`}
                      ${at < columnsOf(of).length - 1 ? html`<button type="button" class="quiet small flip" data-control="status" aria-label="${of.titleOf(record)}: ${columnsOf(of)[at + 1].label}" @click=${() => move(of, record, columnsOf(of)[at + 1].key)}>${icon('arrow-right')}</button>` : nothing}
                    </div>`
                  : nothing}
              </li>`)}
            </ul>
          </section>`;
        })}
      </div>
      <p class="help">${t('board_help')}</p>`;
    },
  };
};

let latest = [];
