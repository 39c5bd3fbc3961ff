// Presses every button and follows every link once: each must change something.
Object.assign(window.__gate, (() => {
  const { seen, go, main, settle, turn, visible, wait } = window.__gate;
  const CONTROLS = 'a[href], button, [role="button"], [role="tab"], summary, input[type="checkbox"], input[type="radio"], select';
  const LEFT_ALONE = new Set(['logout', 'login-as']);
  const PATIENCE_MS = 160;
  const SECOND_PATIENCE_MS = 640;

  const words = element => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ');

  // Rows of a table have the same buttons: one of each is enough.
  function signature(element) {
    const frame = element.closest('header.top, footer, aside') ? 'frame' : main()?.dataset.view;
    const record = element.closest('[data-record]');
    const target = record ? (element.getAttribute('href') ?? '').replace(/[^/]+$/, '') : element.getAttribute('href');
    const label = record ? '' : words(element).replace(/\d+/g, '').slice(0, 40);
    return [frame, element.nodeName, element.type, element.dataset.control, target, label, record ? element.className : ''].join('|');
  }

  function isPressable(element) {
    if (!visible(element) || element.disabled || LEFT_ALONE.has(element.dataset.control) || element.getAttribute('aria-disabled') === 'true') return false;
    if (element.matches('input[type="radio"]:checked, [aria-selected="true"], [aria-pressed="true"]')) return false;
    if (element.nodeName === 'SELECT') return element.options.length > 1;
    if (element.nodeName !== 'A') return true;
    const href = element.getAttribute('href');
    // A link that leaves the application would end the check; where it leads is another page's affair.
    if (new URL(element.href, location).pathname !== location.pathname) return false;
    return !element.target && !/^(mailto|tel|sms|geo|https?):/.test(href) && element.href !== location.href && !(href === '#/' && location.hash === '');
  }

  const state = () => [location.href, seen.mutations, seen.sent, seen.prints, seen.downloads, seen.dialogs, seen.invalid, seen.opened, Math.round(scrollY)].join(' ');

  async function press(element, patienceMs = PATIENCE_MS) {
    document.activeElement?.blur();
    const before = state();
    const focused = document.activeElement;
    if (element.nodeName === 'SELECT') {
      element.selectedIndex = element.selectedIndex === 0 ? 1 : 0;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      element.click();
    }
    await turn();
    await turn();
    const end = performance.now() + patienceMs;
    const isTicked = element.matches('input');
    while (state() === before && document.activeElement === focused && performance.now() < end) await wait(8);
    return isTicked || state() !== before || document.activeElement !== focused;
  }

  // A second try, later and with something typed in: the first may have come while something was moving, or an empty message is not sent.
  async function pressAgain(element) {
    const near = element.closest('form') ?? element.parentElement;
    for (const input of near.querySelectorAll('input:not([type]), input[type="text"], textarea')) {
      if (!input.value) window.__gate.type(input, 'Gate probe');
    }
    await wait(200);
    return press(element, SECOND_PATIENCE_MS);
  }

  async function restore(hash) {
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close('no');
    for (const panel of document.querySelectorAll('[aria-expanded="true"][aria-controls]')) if (visible(panel)) panel.click();
    await go(hash);
  }

  async function pressAll(hashes, endAt, most) {
    const done = new Set();
    const dead = [];
    let pressed = 0;
    for (const hash of hashes) {
      await restore(hash);
      for (;;) {
        if (performance.timeOrigin + performance.now() > endAt || pressed >= most) return { dead, pressed, unfinished: true };
        // The cheap question first: whether something can be seen makes the browser lay out the page.
        const element = [...document.querySelectorAll(CONTROLS)].find(one => !done.has(signature(one)) && isPressable(one));
        if (!element) break;
        done.add(signature(element));
        const name = window.__gate.name(element);
        pressed += 1;
        if (!(await press(element)) && !(await pressAgain(element))) dead.push({ hash, rule: 'dead_control', what: name });
        await settle(1500);
        if (element.nodeName === 'A' && location.hash.startsWith('#/') && main() && !main().dataset.view) dead.push({ hash, rule: 'dead_link', what: name });
        await restore(hash);
      }
    }
    return { dead, pressed, unfinished: false };
  }

  return { pressAll };
})());
