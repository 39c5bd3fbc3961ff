// The looks of the bubble. Nothing of the page reaches in here, and nothing of this gets out.
export const STYLE = `
:host { all: initial !important; position: fixed !important; display: block !important; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.all { color-scheme: light dark; --paper: light-dark(#f7f5f0, #14171a); --card: light-dark(#fff, #1d2125); --ink: light-dark(#1d1f1e, #eceae4); --soft: light-dark(#5c625f, #a5aba8); --line: light-dark(#dedbd2, #343a3f); --accent: light-dark(#12604a, #4fc79b); --on: light-dark(#fff, #0b1f18); --mine: light-dark(#e4efe8, #1f3a30); --stop: light-dark(#b3261e, #ff8a7d); --warn: light-dark(#8a5200, #f0b860); --ring: light-dark(#1b6fd0, #8ec2ff);
  position: fixed; inset: auto; inset-block-end: max(16px, env(safe-area-inset-bottom)); inset-inline-end: 16px; margin: 0; padding: 0; border: 0; background: none; overflow: visible; color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; overflow-wrap: anywhere; text-align: start; }
.all.start { inset-inline: 16px auto; }
p, h2, ul { margin: 0; padding: 0; }
ul { list-style: none; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; display: block; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; }
.bubble { display: grid; place-items: center; width: 60px; height: 60px; border: 0; border-radius: 50%; background: var(--accent); color: var(--on); box-shadow: 0 8px 28px rgb(0 0 0 / 28%); margin-inline-start: auto; }
.bubble svg { width: 32px; height: 32px; }
.panel { display: flex; flex-direction: column; width: min(390px, calc(100vw - 32px)); height: min(620px, calc(100dvh - 110px)); margin-block-end: 12px; background: var(--paper); border: 1px solid var(--line); border-radius: 20px; overflow: hidden; box-shadow: 0 20px 60px rgb(0 0 0 / 30%); }
header { display: flex; align-items: center; gap: 6px; padding: 8px 8px 8px 16px; border-bottom: 1px solid var(--line); }
[dir="rtl"] header { padding: 8px 16px 8px 8px; }
h2 { font: 600 18px/1.2 ui-serif, Georgia, serif; flex: 1; }
.line { font-size: 12px; color: var(--warn); }
.round { display: grid; place-items: center; flex: none; width: 44px; height: 44px; border: 0; border-radius: 50%; background: none; color: var(--soft); padding: 0; }
.round:hover { background: color-mix(in srgb, var(--ink) 8%, transparent); }
.middle { flex: 1; min-height: 0; display: flex; }
.panel.wide { width: min(1180px, calc(100vw - 32px)); height: calc(100dvh - 110px); }
.wide .log { flex: 0 0 360px; }
.stage { flex: 1; min-width: 0; display: flex; flex-direction: column; border-inline-end: 1px solid var(--line); background: var(--card); }
.stage iframe { flex: 1; width: 100%; border: 0; background: #fff; }
.bar { display: flex; align-items: center; justify-content: space-between; padding-inline: 14px 2px; font-size: 14px; }
@media (max-width: 780px) { .wide .log { display: none; } .stage { border: 0; } }
.log { flex: 1; min-width: 0; position: relative; overflow-y: auto; padding: 14px; display: flex; flex-direction: column; gap: 12px; }
.lead { margin: auto 0; font: 500 26px/1.15 ui-serif, Georgia, serif; text-wrap: balance; }
.lead span { display: block; font: 15px/1.5 system-ui, sans-serif; color: var(--soft); margin-top: 10px; }
.mine { align-self: end; max-width: 88%; background: var(--mine); border-radius: 18px 18px 4px 18px; padding: 8px 13px; white-space: pre-wrap; }
.small { font-size: 12px; color: var(--soft); white-space: normal; }
.bad { color: var(--stop); }
.heard { font-style: italic; border-inline-start: 3px solid var(--accent); padding-inline-start: 8px; margin-top: 5px; white-space: normal; }
mark { background: color-mix(in srgb, var(--warn) 22%, transparent); color: inherit; }
.doing { color: var(--soft); font-size: 15px; }
.doing::before { content: ""; display: inline-block; width: 9px; height: 9px; margin-inline-end: 9px; border-radius: 50%; background: var(--accent); animation: beat 1s ease-in-out infinite; }
@keyframes beat { 50% { opacity: .2; } }
.answer { background: var(--card); border: 1px solid var(--line); border-radius: 4px 18px 18px 18px; padding: 12px; display: grid; gap: 9px; white-space: pre-wrap; }
.answer strong { font-weight: 600; }
.answer img { display: block; width: 100%; aspect-ratio: 8 / 5; object-fit: cover; object-position: top; border-radius: 10px; border: 1px solid var(--line); }
audio { width: 100%; height: 40px; display: block; }
.open { justify-self: start; background: var(--accent); color: var(--on); border-radius: 12px; padding: 9px 15px; font-weight: 600; text-decoration: none; }
.links { display: flex; flex-wrap: wrap; gap: 8px; }
.look { border: 1.5px solid var(--accent); background: none; color: var(--accent); border-radius: 12px; padding: 7px 15px; font-weight: 600; }
.wants { display: grid; gap: 3px; font-size: 14px; white-space: normal; }
.choices { display: flex; flex-wrap: wrap; gap: 6px; }
.choices button, .again { border: 1.5px solid var(--accent); background: none; color: var(--accent); border-radius: 20px; padding: 5px 14px; min-height: 40px; }
.choices button:disabled { opacity: .55; }
.choices [aria-pressed="true"] { background: var(--accent); color: var(--on); opacity: 1; }
footer { padding: 8px 10px 8px; border-top: 1px solid var(--line); background: var(--card); }
.trouble { color: var(--stop); font-size: 14px; padding: 2px 6px 6px; }
.files { display: flex; flex-wrap: wrap; gap: 4px; font-size: 13px; }
.files li { display: flex; align-items: center; border: 1px solid var(--line); border-radius: 14px; padding-inline-start: 10px; }
.files .round { width: 32px; height: 32px; }
.sound { display: flex; align-items: center; gap: 8px; padding-bottom: 6px; }
.sound canvas { flex: 1; min-width: 0; width: 0; height: 36px; color: var(--accent); }
.sound audio { flex: 1; min-width: 0; }
.sound span { font-variant-numeric: tabular-nums; color: var(--soft); font-size: 13px; }
form { display: flex; align-items: end; }
textarea { flex: 1; min-width: 0; border: 0; outline: 0; background: none; resize: none; padding: 10px 4px; max-height: 130px; field-sizing: content; }
form { border-radius: 14px; }
form:focus-within:has(textarea:focus) { box-shadow: 0 0 0 2px var(--accent); }
textarea:focus-visible { outline: 0; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.record { background: var(--accent); color: var(--on); }
.record:hover { background: var(--accent); }
.record[aria-pressed="true"] { background: var(--stop); }
.send { color: var(--ink); }
.send:disabled { color: var(--soft); cursor: default; }
.note { font-size: 11px; color: var(--soft); text-align: center; padding-top: 4px; }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; } }
`;
