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

  // Each view: whether there is anything to see, and all its words, leafing through its pages.
  async function walk(hashes) {
    const found = [];
    for (const hash of hashes) {
      await go(hash);
      let text = words(main() ?? document.body);
      for (let leaf = 0; leaf < 8; leaf += 1) {
        const next = document.querySelector('main .pager button:last-of-type:not([disabled])');
        if (!next) break;
        next.click();
        await window.__gate.settle();
        text += words(main());
      }
      found.push({ hash, view: main()?.dataset.view ?? '', shown: shownLength(), text });
    }
    return { frame: words(document.body), views: found };
  }

  // For each line of the checklist that claims to be met: is there something to see where it points?
  async function pointed(lines) {
    const missing = [];
    for (const line of lines) {
      await go(line.where || '#/');
      const marked = document.querySelectorAll(`[data-req~="${line.id}"]`);
      const chosen = line.selector ? [...document.querySelectorAll(line.selector)] : [main()].filter(Boolean);
      if (![...chosen, ...marked].some(element => visible(element) || element === document.body)) missing.push(line.id);
    }
    return missing;
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

  async function audit(hashes, endAt) {
    const found = [];
    const seen = new Set();
    for (const [at, hash] of hashes.entries()) {
      if (performance.timeOrigin + performance.now() > endAt) return { found, unfinished: hashes.slice(at) };
      await go(hash);
      const scope = at === 0 ? document : main() ?? document;
      const result = await window.axe.run(scope, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
        resultTypes: ['violations'],
        elementRef: false,
      });
      for (const violation of result.violations) {
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

  return { walk, pointed, colours, overflow, audit, name };
})());
