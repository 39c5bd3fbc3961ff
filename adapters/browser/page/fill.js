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
    await settle(1500);
    return '';
  }

  async function snapshot(entity) {
    const reply = await fetch(new URL('api/data', document.baseURI));
    return (await reply.json()).entities[entity] ?? [];
  }

  // Opens a form, fills it in and sends it. { id } of the new record, or { trouble }.
  async function make({ hash, entity, values, form = 'main form' }) {
    await go(hash);
    const element = document.querySelector(form);
    if (!element) return { trouble: 'there is no form' };
    const before = new Set((await snapshot(entity)).map(one => one.id));
    await fill(element, values);
    const trouble = await submit(element);
    if (trouble) return { trouble };
    const made = (await snapshot(entity)).find(one => !before.has(one.id));
    return made ? { id: made.id, record: made } : { trouble: complaints() || 'nothing was kept' };
  }

  async function change({ hash, entity, id, values }) {
    await go(hash);
    const element = document.querySelector('main form');
    if (!element) return { trouble: 'there is no form' };
    await fill(element, values);
    const trouble = await submit(element);
    if (trouble) return { trouble };
    const record = (await snapshot(entity)).find(one => one.id === id);
    const kept = record && Object.entries(values).every(([key, value]) => String(record[key]) === String(value));
    return kept ? { id } : { trouble: complaints() || 'the change was not kept' };
  }

  async function erase({ hash, entity, id }) {
    await go(hash);
    const button = main()?.querySelector('[data-control="delete"]');
    if (!button) return { trouble: 'there is no button to delete it' };
    button.click();
    await settle();
    const sent = seen.sent;
    document.querySelector('dialog[open] [data-control="confirm"]')?.click();
    // A dialog tells that it was closed a moment later.
    await until(() => seen.sent > sent, 400);
    await settle(1500);
    const there = (await snapshot(entity)).some(one => one.id === id);
    return there ? { trouble: complaints() || 'it is still there' } : { id };
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

  return { make, change, erase, logIn };
})());
