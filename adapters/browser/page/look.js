// What a page shows: its words, its colours, what sticks out of it.
Object.assign(window.__gate, (() => {
  const { go, main, visible } = window.__gate;
  const HIDDEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

  function words(root) {
    const parts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!HIDDEN.has(node.parentNode.nodeName)) parts.push(node.data);
      } else {
        // Blocks are parted, so that the words of neighbours do not run into one another.
        if (!['SPAN', 'B', 'STRONG', 'EM', 'SMALL', 'A', 'I', 'BDI'].includes(node.nodeName)) parts.push('\n');
        for (const name of ['placeholder', 'aria-label', 'alt', 'title']) if (node.hasAttribute?.(name)) parts.push(' ', node.getAttribute(name), ' ');
        if ('value' in node && typeof node.value === 'string' && node.nodeName !== 'OPTION') parts.push(' ', node.value, ' ');
      }
    }
    return parts.join('');
  }

  const shownLength = () => (main()?.innerText ?? '').trim().length;

  const isThere = line => {
    const marked = document.querySelectorAll(`[data-req~="${line.id}"]`);
    const chosen = line.selector ? [...document.querySelectorAll(line.selector)] : [main()].filter(Boolean);
    return [...chosen, ...marked].some(element => visible(element) || element === document.body);
  };

  // Each view: whether there is anything to see, and all its words, leafing through its pages. Lines of the checklist that claim to be
  // met are looked for where they point; `missing` are those that show nothing there.
  async function walk(hashes, lines = []) {
    const views = [];
    const missing = [];
    const elsewhere = [...new Set(lines.map(line => line.where || '#/'))].filter(hash => !hashes.includes(hash));
    for (const hash of [...hashes, ...elsewhere]) {
      await go(hash);
      missing.push(...lines.filter(line => (line.where || '#/') === hash && !isThere(line)).map(line => line.id));
      if (!hashes.includes(hash)) continue;
      const shown = shownLength();
      let text = words(main() ?? document.body);
      for (let leaf = 0; leaf < 8; leaf += 1) {
        const next = document.querySelector('main .pager button:last-of-type:not([disabled])');
        if (!next) break;
        next.click();
        await window.__gate.settle();
        text += words(main());
      }
      views.push({ hash, view: main()?.dataset.view ?? '', shown, text });
    }
    return { frame: words(document.body), views, missing };
  }

  function colours() {
    const used = new Map();
    const note = (colour, element) => {
      if (!used.has(colour)) used.set(colour, 0);
      const box = element.getBoundingClientRect();
      used.set(colour, used.get(colour) + box.width * box.height);
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (!visible(element)) continue;
      const style = getComputedStyle(element);
      note(style.backgroundColor, element);
      note(style.color, element);
      note(style.borderTopColor, element);
      if (style.fill && style.fill !== 'none') note(style.fill, element);
    }
    const page = [document.body, document.documentElement].map(element => getComputedStyle(element).backgroundColor);
    return { page, used: [...used.keys()], text: getComputedStyle(document.body).color };
  }

  function sticksOut() {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide + 1) return null;
    let worst = null;
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      const beyond = Math.max(box.right - wide, -box.left);
      if (box.width && beyond > 1 && !clipped(element) && (!worst || beyond > worst.beyond)) worst = { element, beyond };
    }
    return `${document.documentElement.scrollWidth} of ${wide} px${worst ? `: ${name(worst.element)} +${Math.round(worst.beyond)}` : ''}`;
  }

  function clipped(element) {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  }

  function name(element) {
    const data = Object.entries(element.dataset ?? {}).slice(0, 2).map(([key, value]) => `[data-${key}=${value}]`).join('');
    const words = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return `${element.nodeName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.trim().split(/\s+/)[0]}` : ''}${data} "${words}"`;
  }

  async function overflow(hashes) {
    const found = [];
    for (const hash of hashes) {
      await go(hash);
      const what = sticksOut();
      if (what) found.push({ hash, what });
    }
    return found;
  }

  const channel = value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parts = colour => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);

  // Texts that may be hard to read, by the nearest painted background. The accessibility checker then judges these few alone: it looks
  // at everything that lies behind each text, which is most of its work.
  function faint(root) {
    const grounds = new Map();
    const groundOf = element => {
      if (!element) return [255, 255, 255];
      if (!grounds.has(element)) {
        const [r, g, b, alpha = 1] = parts(getComputedStyle(element).backgroundColor);
        const behind = alpha < 1 ? groundOf(element.parentElement) : null;
        grounds.set(element, behind ? [r, g, b].map((value, at) => value * alpha + behind[at] * (1 - alpha)) : [r, g, b]);
      }
      return grounds.get(element);
    };
    const found = [];
    for (const element of root.querySelectorAll('*')) {
      if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) || !visible(element)) continue;
      const style = getComputedStyle(element);
      const ground = groundOf(element);
      const [r, g, b, alpha = 1] = parts(style.color);
      const ink = [r, g, b].map((value, at) => value * alpha + ground[at] * (1 - alpha));
      const [light, dark] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
      if ((light + 0.05) / (dark + 0.05) < 4.6) found.push(element);
    }
    return found;
  }

  const shared = { resultTypes: ['violations'], elementRef: false, preload: false };
  const rules = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }, rules: { 'color-contrast': { enabled: false } }, ...shared };

  // What was compiled once in this process is not compiled again for the next page.
  async function rehearse() {
    window.__gate.readAxe?.();
    if (window.axe) await window.axe.run(document, rules);
  }

  async function audit(hashes, endAt) {
    const found = [];
    const seen = new Set();
    for (const [at, hash] of hashes.entries()) {
      if (performance.timeOrigin + performance.now() > endAt) return { found, unfinished: hashes.slice(at) };
      await go(hash);
      const scope = at === 0 ? document.documentElement : main() ?? document.documentElement;
      const violations = [...(await window.axe.run(scope, rules)).violations];
      const suspects = faint(at === 0 ? document.body : scope);
      if (suspects.length) violations.push(...(await window.axe.run({ include: suspects }, { runOnly: { type: 'rule', values: ['color-contrast'] }, ...shared })).violations);
      for (const violation of violations) {
        if (!['serious', 'critical'].includes(violation.impact)) continue;
        for (const node of violation.nodes.slice(0, 2)) {
          const key = `${violation.id} ${node.html.replace(/\d+/g, '#')}`;
          if (seen.has(key)) continue;
          seen.add(key);
          found.push({ hash, rule: violation.id, what: node.html.slice(0, 160), why: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? violation.help });
        }
      }
    }
    return { found, unfinished: [] };
  }

  return { walk, colours, overflow, rehearse, audit, name };
})());
