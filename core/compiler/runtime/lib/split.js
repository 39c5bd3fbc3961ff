// Who paid, whose share it was, and the fewest payments that make it even.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all } from './store.js';
import { t } from './i18n.js';
import { price } from './fields/number.js';
import { icon } from './icon.js';

export function split({ expenses, people, amount, payer, among = null, ...page }) {
  // Cents, so that the shares add up; what cannot be divided goes to the first.
  function balances() {
    const due = new Map(all(people).map(one => [one.id, 0]));
    const everybody = all(people).map(one => one.id);
    for (const expense of all(expenses)) {
      const cents = Math.round((expense[amount] ?? 0) * 100);
      if (!due.has(expense[payer])) continue;
      const count = Math.min(everybody.length, (among && expense[among]) || everybody.length);
      const others = everybody.filter(id => id !== expense[payer]);
      const sharing = [expense[payer], ...others].slice(0, count);
      due.set(expense[payer], due.get(expense[payer]) + cents);
      sharing.forEach((id, at) => due.set(id, due.get(id) - Math.floor(cents / count) - (at < cents % count ? 1 : 0)));
    }
    return due;
  }

  function payments(due) {
    const open = [...due].map(([id, cents]) => ({ id, cents })).filter(({ cents }) => cents);
    const found = [];
    for (let guard = 0; guard < 500 && open.some(({ cents }) => cents < 0); guard += 1) {
      open.sort((a, b) => a.cents - b.cents);
      const [from, to] = [open[0], open.at(-1)];
      const cents = Math.min(-from.cents, to.cents);
      if (cents <= 0) break;
      found.push({ from: from.id, to: to.id, cents });
      from.cents += cents;
      to.cents -= cents;
    }
    return found;
  }

  const name = id => people.titleOf(all(people).find(one => one.id === id));

  return {
    ...page,
    render() {
      const due = balances();
      const open = payments(due);
      return html`<h1>${page.label}</h1>
        <p>${t('total')}: <strong>${price(all(expenses).reduce((sum, one) => sum + (one[amount] ?? 0), 0))}</strong></p>
        <table class="balances"><tbody>${[...due].map(([id, cents]) => html`<tr data-record=${id}><th scope="row">${name(id)}</th><td class="num"><span class="badge" data-tone=${cents < 0 ? 'bad' : cents > 0 ? 'good' : 'neutral'}>${price(cents / 100)}</span></td></tr>`)}</tbody></table>
        <h2>${t('settle')}</h2>
        ${open.length ? html`<ul class="payments">${open.map(({ from, to, cents }) => html`<li>${name(from)} <span class="flip">${icon('arrow-right')}</span> ${name(to)}: <strong>${price(cents / 100)}</strong></li>`)}</ul>` : html`<p>${t('even')}</p>`}
        ${expenses.home ? html`<p><a class="button secondary" href="#/${expenses.home}">${expenses.plural}</a></p>` : nothing}`;
    },
  };
}
