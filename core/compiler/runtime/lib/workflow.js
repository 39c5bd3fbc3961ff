// The statuses of a record, as buttons. `free` lets it go to any status, else only one step on or back.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { may, update } from './store.js';
import { t } from './i18n.js';
import { icon } from './icon.js';
import { sentence } from './refused.js';
import { toast } from './toast.js';

export async function move(of, record, to) {
  const { key } = of.workflow;
  try {
    await update(of, record.id, { [key]: to });
    toast(t('moved', { what: of.titleOf(record), to: of.fields[key].text(to) }), { undo: () => update(of, record.id, { [key]: record[key] }) });
  } catch (refused) {
    toast(sentence(refused.errors[0]), { tone: 'bad' });
  }
}

export const mayMove = (of, record) => may(of, 'edit', record) || may(of, 'approve', record);

export function reachable(of, record) {
  const { options } = of.fields[of.workflow.key];
  const at = options.findIndex(option => option.key === record[of.workflow.key]);
  return options.filter((option, index) => index !== at && (of.workflow.free || Math.abs(index - at) === 1 || at < 0));
}

// All steps, the present one marked; on the page of a record.
export const steps = (record, of) => {
  const { key, options, label } = { key: of.workflow.key, ...of.fields[of.workflow.key] };
  const open = mayMove(of, record) ? reachable(of, record) : [];
  return html`<section class="stages" aria-label=${label} data-control="status">
    <h2>${label}</h2>
    <ol>${options.map(option => html`<li>
      <button type="button" class="step" data-option=${option.key} data-tone=${option.tone ?? 'neutral'} aria-pressed=${option.key === record[key]} ?disabled=${!open.includes(option)} @click=${() => move(of, record, option.key)}>${option.label}</button>
    </li>`)}</ol>
  </section>`;
};

// A button for the next status, and one beside it where the next two are yes and no; in a row or on a card.
export const nextStep = (record, of) => {
  const { options } = of.fields[of.workflow.key];
  const at = options.findIndex(option => option.key === record[of.workflow.key]);
  const [next, after] = options.slice(at + 1);
  // What is over well is not turned down afterwards.
  if (!next || !mayMove(of, record) || (next.tone === 'bad' && options[at]?.tone === 'good')) return nothing;
  const ways = next.tone === 'good' && after?.tone === 'bad' ? [next, after] : [next];
  return ways.map(way => html`<button type="button" class="secondary small" data-control="status" data-option=${way.key} @click=${() => move(of, record, way.key)}>${way.label} ${icon('arrow-right')}</button> `);
};
