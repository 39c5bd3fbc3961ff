// What every kind of field can do; each kind says only what is different about it.
import { html, nothing } from '../../vendor/lit-html/lit-html.js';

export function field(kind, label, options, own) {
  return {
    kind,
    label,
    ...options,
    text: value => (value ?? '').toString(),
    show(value, record) {
      return value === null || value === undefined || value === '' ? html`<span class="none">–</span>` : this.text(value, record);
    },
    order: value => value ?? '',
    parse: text => text.trim(),
    input(control) {
      return this.control(control);
    },
    control({ id, value, set, ...aria }) {
      return html`<input id=${id} name=${this.key} type=${this.inputType ?? 'text'} .value=${value ?? ''} ?required=${this.required}
        inputmode=${this.inputMode ?? nothing} autocomplete=${this.autocomplete ?? nothing} dir=${this.dir ?? nothing} maxlength="500"
        aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid} @input=${event => set(event.target.value)} />`;
    },
    ...own,
  };
}
