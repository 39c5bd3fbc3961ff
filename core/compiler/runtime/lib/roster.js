// One row a person, one tap a mark; how many of each stands above.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, create, may, state, update } from './store.js';
import { date as say, number, t } from './i18n.js';
import { sentence } from './refused.js';
import { refresh } from './shell.js';
import { toast } from './toast.js';

export function roster({ people, marks, person, status, event = null, date = null, intro = '', ...page }) {
  let chosen = null;
  const options = marks.fields[status].options;
  const events = () => (event ? all(marks.fields[event].target()) : []);
  const scope = () => (event ? { [event]: chosen } : date ? { [date]: chosen } : {});
  const markOf = one => all(marks).find(mark => mark[person] === one.id && Object.entries(scope()).every(([key, value]) => mark[key] === value));

  async function tap(one, option) {
    const known = markOf(one);
    try {
      if (known) await update(marks, known.id, { [status]: option.key });
      else await create(marks, { [person]: one.id, [status]: option.key, ...scope() });
    } catch (refused) {
      toast(sentence(refused.errors[0]), { tone: 'bad' });
    }
  }

  function scopePicker() {
    if (event) {
      const target = marks.fields[event].target();
      chosen ??= events()[0]?.id ?? null;
      return html`<label class="field">${marks.fields[event].label}
        <select data-field=${event} @change=${change => { chosen = change.target.value; refresh(); }}>${events().map(one => html`<option value=${one.id} ?selected=${one.id === chosen}>${target.titleOf(one)}${dayOf(target, one)}</option>`)}</select></label>`;
    }
    if (!date) return nothing;
    chosen ??= state.today;
    return html`<label class="field">${marks.fields[date].label} <input type="date" data-field=${date} .value=${chosen} @change=${change => { chosen = change.target.value || state.today; refresh(); }} /></label>`;
  }

  const dayOf = (target, one) => {
    const field = Object.values(target.fields).find(each => each.temporal && one[each.key]?.length >= 10 && each.key !== target.title);
    return field ? ` · ${say(one[field.key].slice(0, 10), { dateStyle: 'medium' })}` : '';
  };

  return {
    ...page,
    render() {
      const picker = scopePicker();
      const counts = options.map(option => [option, all(people).filter(one => markOf(one)?.[status] === option.key).length]);
      const writable = may(marks, 'create') || may(marks, 'edit');
      return html`
        <header class="page-head"><div><h1>${page.label}</h1>${intro ? html`<p>${intro}</p>` : nothing}</div>${picker}</header>
        <p class="roster-counts" role="status">${counts.map(([option, n]) => html`<span class="badge" data-tone=${option.tone ?? 'neutral'} data-option=${option.key}>${option.label}: ${number(n)}</span>`)}
          <span class="badge">${t('open_marks', { n: all(people).length - counts.reduce((sum, [, n]) => sum + n, 0) })}</span></p>
        <ul class="roster" data-entity=${marks.key}>${all(people).map(one => {
          const mark = markOf(one);
          return html`<li data-record=${one.id}><strong>${people.titleOf(one)}</strong>
            <span class="row" role="group" aria-label=${people.titleOf(one)}>${options.map(option => html`<button type="button" class="mark-button" data-tone=${option.tone ?? 'neutral'} data-option=${option.key} aria-pressed=${mark?.[status] === option.key} ?disabled=${!writable} @click=${() => tap(one, option)}>${option.label}</button>`)}</span>
          </li>`;
        })}</ul>
      `;
    },
  };
}
