// Runs before the application's own scripts: counts what goes on, so that the check can wait for exactly as long as needed.
window.__gate = (() => {
  const seen = { pending: 0, sent: 0, mutations: 0, prints: 0, downloads: 0, dialogs: 0, invalid: 0, opened: 0, refused: '' };
  const nativeFetch = window.fetch;
  window.fetch = async (...args) => {
    seen.pending += 1;
    seen.sent += 1;
    // Over when the body has been read, and a turn later, so that the application has made something of it.
    const over = () => setTimeout(() => (seen.pending -= 1), 0);
    try {
      const reply = await nativeFetch(...args);
      reply.clone().text().then(text => {
        if (reply.status >= 400) seen.refused = /"code":"(\w+)"/.exec(text)?.[1] ?? String(reply.status);
        over();
      }, over);
      return reply;
    } catch (error) {
      over();
      throw error;
    }
  };
  window.print = () => (seen.prints += 1);
  window.open = () => (seen.opened += 1, null);
  window.alert = () => (seen.dialogs += 1);
  window.confirm = () => (seen.dialogs += 1, true);
  window.prompt = () => (seen.dialogs += 1, 'x');
  const makeUrl = URL.createObjectURL;
  URL.createObjectURL = (...args) => (seen.downloads += 1, makeUrl.apply(URL, args));
  if (navigator.share) navigator.share = async () => (seen.opened += 1);
  if (navigator.clipboard) navigator.clipboard.writeText = async () => (seen.opened += 1);
  document.addEventListener('invalid', () => (seen.invalid += 1), true);
  new MutationObserver(list => (seen.mutations += list.length)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const wait = ms => new Promise(resolve => setTimeout(resolve, ms));
  // A channel's message is a turn of its own like a timer, without the four milliseconds that nested timers cost.
  const turn = () => new Promise(resolve => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });

  // However busy the machine is: waiting costs nothing once the answer is there.
  async function settle(limitMs = 3000) {
    const end = performance.now() + limitMs;
    await turn();
    await turn();
    while (seen.pending > 0 && performance.now() < end) await wait(4);
    await turn();
  }

  async function until(holds, limitMs) {
    const end = performance.now() + limitMs;
    while (!holds() && performance.now() < end) await wait(4);
  }

  const main = () => document.querySelector('main');
  const isReady = () => Boolean(main() && !main().querySelector('.loading') && main().textContent.trim());

  async function ready(limitMs) {
    await until(isReady, limitMs);
    await settle();
    return isReady();
  }

  async function go(hash) {
    if (location.hash !== hash && !(hash === '#/' && location.hash === '')) {
      const arrived = new Promise(resolve => window.addEventListener('hashchange', resolve, { once: true }));
      location.hash = hash;
      await Promise.race([arrived, wait(2000)]);
    }
    await settle();
  }

  const visible = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('[inert]');

  // What nobody looks at is not drawn. Layout, styles and events are as ever. An area of nothing, because
  // what is transparent is drawn all the same, and the accessibility checker passes over what is hidden in the usual ways.
  const cloak = new CSSStyleSheet();
  cloak.replaceSync('html { clip-path: polygon(0 0, 0 0, 0 0) !important }');
  document.adoptedStyleSheets = [cloak];
  const show = shown => (cloak.disabled = shown);

  return { seen, wait, turn, until, settle, ready, go, main, visible, show };
})();
