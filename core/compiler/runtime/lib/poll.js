// One vote a visitor; the results grow while others vote.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create } from './store.js';
import { number, t } from './i18n.js';
import { keep, kept } from './keep.js';
import { sentence } from './refused.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

export function poll({ choices, votes, question = '', ...page }) {
  const link = Object.values(votes.fields).find(field => field.target?.() === choices);
  const memory = `vote-${page.path}`;
  const mine = () => all(votes).find(vote => vote._mine)?.[link.key] ?? kept(memory, null);

  async function vote(choice) {
    try {
      await create(votes, { [link.key]: choice.id });
      keep(memory, choice.id);
      toast(t('voted'));
    } catch (refused) {
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
    refresh();
  }

  return {
    ...page,
    render() {
      const total = all(votes).length;
      const chosen = mine();
      return html`<div class="sheet" data-entity=${votes.key}>
        <h1>${question || page.label}</h1>
        <p class="count" role="status">${t('votes', { n: total })}</p>
        <ul class="poll">${all(choices).map(choice => {
          const share = total ? Math.round((all(votes).filter(one => one[link.key] === choice.id).length / total) * 100) : 0;
          return html`<li data-record=${choice.id}>
            <div class="poll-line"><strong>${choices.titleOf(choice)}</strong><span>${number(share)} %</span></div>
            <div class="poll-bar" aria-hidden="true"><span .style=${`inline-size:${share}%`}></span></div>
            <button type="button" class=${chosen === choice.id ? '' : 'secondary'} data-control="vote" aria-pressed=${chosen === choice.id} ?disabled=${Boolean(chosen)} aria-label="${chosen === choice.id ? t('your_vote') : t('vote')}: ${choices.titleOf(choice)}" @click=${() => vote(choice)}>${chosen === choice.id ? t('your_vote') : t('vote')}</button>
          </li>`;
        })}</ul>
        ${chosen ? html`<p>${t('voted')}</p>` : nothing}
      </div>`;
    },
  };
}
