// A shop: things to choose, a cart with its sums, and an order. Paying is shown, but no money moves.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, batch, find } from './store.js';
import { t } from './i18n.js';
import { price } from './fields/number.js';
import { detail } from './detail.js';
import { filterControl, matches } from './filter.js';
import { form } from './form.js';
import { icon } from './icon.js';
import { keep, kept } from './keep.js';
import { go, refresh } from './shell.js';
import { known } from './signed.js';
import { sorted } from './sort.js';
import { toast } from './toast.js';

const quantities = () => kept('cart', {});
const count = () => Object.values(quantities()).reduce((sum, n) => sum + n, 0);

function put(id, quantity) {
  const next = { ...quantities(), [id]: quantity };
  if (quantity <= 0) delete next[id];
  keep('cart', next);
  refresh();
}

export const cartButton = path => ({
  button: () => html`<a class="button quiet cart-button" href="#/${path}/cart" data-control="cart" aria-label=${t('cart_with', { n: count() })}>${icon('shopping-cart')} <span>${t('cart')}</span> ${count() ? html`<strong class="bubble">${count()}</strong>` : nothing}</a>`,
});

const stepper = (id, name) => html`<span class="stepper" role="group" aria-label=${name}>
  <button type="button" class="secondary" aria-label="${t('less')}: ${name}" @click=${() => put(id, (quantities()[id] ?? 0) - 1)}>−</button>
  <output>${quantities()[id] ?? 0}</output>
  <button type="button" class="secondary" aria-label="${t('more')}: ${name}" @click=${() => put(id, (quantities()[id] ?? 0) + 1)}>+</button>
</span>`;

// The same on the page of one thing.
export const buy = (path, of) => record => html`<p class="take" data-entity=${of.key}>
  ${quantities()[record.id]
    ? html`${stepper(record.id, of.titleOf(record))} <a class="button" href="#/${path}/cart" data-control="cart">${t('cart')}</a>`
    : html`<button type="button" data-control="add-to-cart" @click=${() => { put(record.id, 1); toast(t('in_cart', { what: of.titleOf(record) })); }}>${icon('shopping-cart')} ${t('add_to_cart')}</button>`}
</p>`;

export function shop({ item, order, line, lines, price: priceKey, details, fee = 0, freeFrom = null, minimum = null, deposit = null, codes = null, total: totalKey = null, payment = false, intro = '', thanks = '', picture = null, ...page }) {
  let words = '';
  let chosenBy = {};
  let sortBy = '';
  let draw = null;
  let ordered = null;
  let code = '';
  let stage = 'cart';

  const chosen = () => Object.entries(quantities()).map(([id, quantity]) => ({ record: find(item, id), quantity })).filter(({ record }) => record);

  function sums() {
    const goods = chosen().reduce((sum, { record, quantity }) => sum + (record[priceKey] ?? 0) * quantity, 0);
    const percent = Number(Object.entries(codes ?? {}).find(([name]) => name.toLowerCase() === code.trim().toLowerCase())?.[1] ?? 0);
    const discount = (goods * percent) / 100;
    const delivery = fee && !(freeFrom !== null && goods - discount >= freeFrom) ? fee : 0;
    return { goods, discount, delivery, total: goods - discount + delivery, missing: minimum === null ? 0 : Math.max(0, minimum - goods) };
  }

  const total = (label, value, kind = '') => html`<div class=${kind}><dt>${label}</dt><dd>${price(value)}</dd></div>`;

  function summary() {
    const { goods, discount, delivery, total: sum, missing } = sums();
    return html`<dl class="sums">
      ${total(t('goods'), goods)}
      ${discount ? total(t('discount'), -discount) : nothing}
      ${fee ? html`<div><dt>${t('delivery')}</dt><dd>${delivery ? price(delivery) : t('free_of_charge')}</dd></div>` : nothing}
      ${total(t('total'), sum, 'grand')}
      ${deposit === null ? nothing : total(t('deposit'), Math.min(deposit, sum))}
    </dl>
    ${missing ? html`<p class="mark-line" data-tone="warn">${t('minimum_missing', { missing: price(missing), minimum: price(minimum) })}</p>` : nothing}
    ${freeFrom !== null && delivery ? html`<p class="help">${t('free_from', { amount: price(freeFrom) })}</p>` : nothing}`;
  }

  const sorts = Object.values(item.fields).filter(field => field.options && !field.computed);
  const thing = detail({ path: page.path, label: page.label, of: item, take: buy(page.path, item), picture });

  function bar() {
    const narrow = () => refresh();
    return html`<div class="bar" role="search">
      <label class="search"><span class="visually-hidden">${t('search')}</span>${icon('search')}<input type="search" data-control="search" placeholder=${t('search')} .value=${words} @input=${event => { words = event.target.value; narrow(); }} /></label>
      ${sorts.map(field => filterControl(item, field, chosenBy[field.key], value => { chosenBy = { ...chosenBy, [field.key]: value }; narrow(); }))}
      <label class="sort"><span class="visually-hidden">${t('sort')}</span>
        <select data-control="sort" @change=${event => { sortBy = event.target.value; narrow(); }}>
          <option value="" ?selected=${!sortBy}>${t('sort')}</option>
          ${[item.title, priceKey].flatMap(key => [['', '↑'], ['-', '↓']].map(([way, arrow]) => html`<option value=${way + key} ?selected=${sortBy === way + key}>${item.fields[key].label} ${arrow}</option>`))}
        </select></label>
    </div>`;
  }

  function shelf() {
    const found = all(item).filter(record => sorts.every(field => matches(field, record[field.key], chosenBy[field.key])) && Object.values(item.fields).map(field => field.text(record[field.key], record)).join(' ').toLowerCase().includes(words.toLowerCase()));
    const records = sorted(found, item, sortBy);
    const own = Object.values(item.fields).find(field => field.picture);
    const facts = Object.values(item.fields).filter(field => field !== own && ![item.title, priceKey].includes(field.key));
    return html`
      <header class="page-head">
        <div><h1>${page.label}</h1>${intro ? html`<p>${intro}</p>` : nothing}</div>
        <a class="button" href="#/${page.path}/cart" data-control="cart">${icon('shopping-cart')} ${t('cart_with', { n: count() })}</a>
      </header>
      ${all(item).length > 5
        ? bar()
        : nothing}
      ${records.length ? nothing : html`<div class="empty"><p>${t('nothing_found')}</p></div>`}
      <ul class="cards shelf" data-count=${records.length} data-entity=${item.key}>
        ${records.map(record => {
          const source = (own && record[own.key]) || picture?.(record);
          const name = item.titleOf(record);
          return html`<li class="card" data-record=${record.id}>
            ${source ? html`<img class="card-picture" src=${source} alt="" loading="lazy" />` : nothing}
            <div class="card-body">
              <h2><a href="#/${page.path}/item/${record.id}">${name}</a></h2>
              <dl>${facts.filter(field => record[field.key] !== null && record[field.key] !== undefined).map(field => html`<div data-field=${field.key} class=${field.long ? 'wide' : ''}><dt>${field.label}</dt><dd>${field.show(record[field.key], record)}</dd></div>`)}</dl>
              <div class="buy"><strong data-field=${priceKey}>${item.fields[priceKey].show(record[priceKey], record)}</strong>
                ${quantities()[record.id] ? stepper(record.id, name) : html`<button type="button" data-control="add-to-cart" aria-label="${t('add_to_cart')}: ${name}" @click=${() => { put(record.id, 1); toast(t('in_cart', { what: name })); }}>${t('add_to_cart')}</button>`}
              </div>
            </div>
          </li>`;
        })}
      </ul>
    `;
  }

  function coupon() {
    const known = Object.keys(codes).find(name => name.toLowerCase() === code.trim().toLowerCase());
    return html`<form class="code" @submit=${event => { event.preventDefault(); code = new FormData(event.target).get('code'); refresh(); }}>
      <label>${t('code')} <input name="code" autocomplete="off" .value=${code} @change=${event => { code = event.target.value; refresh(); }} /></label> <button type="submit" class="secondary" data-control="apply-code">${t('apply')}</button>
      <p role="status">${code.trim() ? (known ? t('code_taken', { code: known, percent: codes[known] }) : t('code_unknown', { code })) : nothing}</p>
    </form>`;
  }

  function cart() {
    const things = chosen();
    if (!things.length) return html`<div class="empty">${icon('shopping-cart')}<h1>${t('cart_empty')}</h1><a class="button" href="#/${page.path}">${page.label}</a></div>`;
    return html`<div class="sheet wide-sheet">
      <a class="back" href="#/${page.path}">${icon('arrow-left')} ${page.label}</a>
      <h1>${t('cart')}</h1>
      <ul class="lines">${things.map(({ record, quantity }) => html`<li data-record=${record.id}>
        <span><strong>${item.titleOf(record)}</strong> <small>${item.fields[priceKey].text(record[priceKey], record)}</small></span>
        ${stepper(record.id, item.titleOf(record))}
        <span class="num">${price((record[priceKey] ?? 0) * quantity)}</span>
        <button type="button" class="icon-button" aria-label="${t('remove')}: ${item.titleOf(record)}" @click=${() => put(record.id, 0)}>${icon('trash')}</button>
      </li>`)}</ul>
      ${codes ? coupon() : nothing}
      ${summary()}
      <a class="button" href="#/${page.path}/checkout" data-control="checkout" aria-disabled=${sums().missing ? 'true' : nothing}>${t('checkout')}</a>
    </div>`;
  }

  function steps() {
    return fields => [
      { op: 'create', entity: order.key, ref: 'order', fields: { ...fields, ...(totalKey ? { [totalKey]: sums().total } : {}) } },
      ...chosen().map(({ record, quantity }) => ({ op: 'create', entity: lines.key, fields: { [line.order]: '$order', [line.item]: record.id, [line.quantity]: quantity } })),
    ];
  }

  function checkout() {
    if (!chosen().length) return cart();
    draw ??= form({
      of: order,
      fields: details,
      record: { ...Object.fromEntries(details.map(key => [key, order.fields[key].initial ?? null])), ...known(order, details) },
      submit: payment ? t('pay') : t('order'),
      async save(fields) {
        const [made] = await batch(steps()(fields));
        return made;
      },
      done(record) {
        ordered = { record, lines: chosen(), ...sums() };
        keep('cart', {});
        draw = null;
        stage = 'done';
        go(`${page.path}/checkout`);
        window.scrollTo(0, 0);
      },
    });
    return html`<div class="sheet wide-sheet checkout">
      <a class="back" href="#/${page.path}/cart">${icon('arrow-left')} ${t('cart')}</a>
      <h1>${t('checkout')}</h1>
      <section class="summary">
        <ul>${chosen().map(({ record, quantity }) => html`<li><span>${quantity} × ${item.titleOf(record)}</span> <span class="num">${price((record[priceKey] ?? 0) * quantity)}</span></li>`)}</ul>
        ${summary()}
      </section>
      ${payment ? html`<p class="mark-line" data-tone="info" data-control="pay">${icon('credit-card')} ${t('simulated_payment')}</p>` : nothing}
      ${draw()}
    </div>`;
  }

  const confirmation = () => html`<section class="thanks" role="status" data-entity=${order.key}>
    ${icon('circle-check')}
    <h1>${thanks || t('ordered')}</h1>
    <p>${t('order_number', { number: ordered.record.id.split('-').at(-1).toUpperCase() })}</p>
    <dl>${ordered.lines.map(({ record, quantity }) => html`<div><dt>${quantity} × ${item.titleOf(record)}</dt><dd>${price((record[priceKey] ?? 0) * quantity)}</dd></div>`)}${total(t('total'), ordered.total)}</dl>
    <a class="button secondary" href="#/${page.path}" @click=${() => { stage = 'cart'; ordered = null; }}>${page.label}</a>
  </section>`;

  return {
    ...page,
    render({ rest: [place, id] }) {
      if (place !== 'checkout') stage = 'cart';
      if (place === 'cart') return cart();
      if (place === 'checkout') return stage === 'done' && ordered ? confirmation() : checkout();
      const one = place === 'item' && find(item, id);
      return one ? thing(one) : shelf();
    },
  };
}
