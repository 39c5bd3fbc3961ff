// <script src="https://HUB/widget.js" data-key="KEY" async></script>: a bubble in the corner of the page. Leaves nothing behind but its own element.
(() => {
  const script = document.currentScript;
  if (!script || document.querySelector("statex-widget")) return;
  const hub = new URL(script.src).origin;
  const { key = "", language = "", side = "end" } = script.dataset;
  const start = () => import(`${hub}/widget/bubble.js`).then(({ show }) => show({ hub, key, language, side })).catch((error) => console.warn(`Statex: ${error.message}`));
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start, { once: true });
})();
