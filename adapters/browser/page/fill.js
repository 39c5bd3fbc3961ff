// Fills in a form as a visitor would, and says what became of it.
Object.assign(window.__gate, (() => {
  const { go, main, seen, settle, until, visible } = window.__gate;
  const PIXEL = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), c => c.charCodeAt(0));

  function type(control, value) {
    const proto = control.nodeName === 'TEXTAREA' ? HTMLTextAreaElement : control.nodeName === 'SELECT' ? HTMLSelectElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(proto.prototype, 'value').set.call(control, value);
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async function fillOne(control, value) {
    if (control.type === 'file') {
      const files = new DataTransfer();
      files.items.add(new File([PIXEL], 'probe.png', { type: 'image/png' }));
      control.files = files.files;
      control.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    } else if (control.type === 'checkbox' || control.type === 'radio') {
      if (!control.checked) control.click();
    } else if (control.nodeName === 'SELECT') {
      const options = [...control.options].filter(option => option.value && !option.disabled);
      const wanted = options.find(option => option.value === value) ?? options[0];
      if (wanted) type(control, wanted.value);
    } else if (value !== null && value !== undefined) {
      type(control, String(value));
    }
  }

  // `values` by field key; a control without one is left as it is.
  async function fill(form, values) {
    const done = new Set();
    for (const part of form.querySelectorAll('[data-field]')) {
      const key = part.dataset.field;
      if (done.has(key) || !(key in values)) continue;
      done.add(key);
      const controls = [...part.querySelectorAll('input, select, textarea')].filter(one => !one.disabled);
      const control = controls.find(one => one.type === 'radio' && one.value === String(values[key])) ?? controls[0];
      if (control) await fillOne(control, values[key]);
    }
  }

  function complaints() {
    return [...document.querySelectorAll('main [role="alert"], .toasts [data-tone="bad"], main .error')].filter(visible).map(one => one.textContent.trim()).filter(Boolean).join(' | ').slice(0, 200);
  }

  async function submit(form) {
    const button = form.querySelector('[data-control="submit"], button[type="submit"], button:not([type])');
    if (!button) return 'there is no button to send it';
    button.click();
    await settle(5000);
    return '';
  }

  // What became of it is looked up in the records themselves; this says what the page complained about.
  const outcome = trouble => ({ trouble: trouble || complaints(), code: seen.refused });

  async function send({ hash, values, form = 'main form' }) {
    await go(hash);
    seen.refused = '';
    const element = document.querySelector(form);
    if (!element) return outcome('there is no form');
    await fill(element, values);
    return outcome(await submit(element));
  }

  async function erase({ hash }) {
    await go(hash);
    seen.refused = '';
    const button = main()?.querySelector('[data-control="delete"]');
    if (!button) return outcome('there is no button to delete it');
    button.click();
    await settle();
    const sent = seen.sent;
    document.querySelector('dialog[open] [data-control="confirm"]')?.click();
    // A dialog tells that it was closed a moment later.
    await until(() => seen.sent > sent, 2000);
    await settle(5000);
    return outcome('');
  }

  // The first thing on offer, the first free day and time, and then the form.
  async function book({ hash, values }) {
    await go(hash);
    seen.refused = '';
    main().querySelector('.picker input[type="radio"]')?.click();
    await settle();
    for (let week = 0; week < 6 && !main().querySelector('.week .day:not([disabled])'); week += 1) {
      const next = main().querySelector('.week > button:last-child:not([disabled])');
      if (!next) break;
      next.click();
      await settle();
    }
    const day = main().querySelector('.week .day:not([disabled])');
    if (!day) return outcome('no day is free in six weeks');
    day.click();
    await settle();
    const slot = main().querySelector('[data-control="slots"] button:not([disabled])');
    slot?.click();
    await settle();
    const form = main().querySelector('form');
    if (!form) return outcome('there is no form after a time was chosen');
    await fill(form, values);
    return outcome(await submit(form));
  }

  // Into the cart until the minimum is reached, and then the order.
  async function buy({ hash, values }) {
    await go(hash);
    seen.refused = '';
    const add = main().querySelector('[data-control="add-to-cart"]');
    if (!add) return outcome('nothing can be put into the cart');
    add.click();
    await go(`${hash.replace(/\/$/, '')}/cart`);
    for (let more = 0; more < 60 && main().querySelector('[data-control="checkout"][aria-disabled="true"]'); more += 1) {
      main().querySelector('.stepper button:last-of-type')?.click();
      await settle();
    }
    if (!main().querySelector('[data-control="checkout"]')) return outcome('the cart does not lead to an order');
    await go(`${hash.replace(/\/$/, '')}/checkout`);
    const form = main().querySelector('form');
    if (!form) return outcome('there is no form to order');
    await fill(form, values);
    return outcome(await submit(form));
  }

  // Through the log-in page, as a person would.
  async function logIn({ email, password }) {
    await go('#/login');
    const form = document.querySelector('main form');
    if (!form) return 'there is no form at #/login';
    for (const [name, value] of [['email', email], ['password', password]]) {
      const control = form.querySelector(`[name="${name}"]`);
      if (!control) return `the log-in form has no ${name}`;
      type(control, value);
    }
    const trouble = await submit(form);
    if (trouble) return trouble;
    const { user } = await (await fetch(new URL('api/session', document.baseURI))).json();
    await settle();
    return user?.email === email ? '' : complaints() || 'nobody is logged in afterwards';
  }

  return { type, send, erase, book, buy, logIn };
})());
