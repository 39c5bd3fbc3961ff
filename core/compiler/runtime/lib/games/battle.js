// A small role-playing game: a calling, places to go, fights by turns, levels, a purse and what it buys.
import { html } from '../../vendor/lit-html/lit-html.js';

const CALLINGS = [
  { name: 'Warrior', sign: '🛡️', life: 60, power: 9, skill: 'Shield bash', force: 1.6 },
  { name: 'Mage', sign: '🔮', life: 42, power: 11, skill: 'Fireball', force: 2.2 },
  { name: 'Archer', sign: '🏹', life: 50, power: 10, skill: 'Double shot', force: 1.9 },
];
const PLACES = [
  { name: 'Forest', foes: ['Wolf', 'Goblin', 'Wild boar'], strength: 1 },
  { name: 'Old mine', foes: ['Cave spider', 'Ogre', 'Stone guard'], strength: 1.5 },
  { name: 'Fortress', foes: ['Dark knight', 'Warlock', 'Dragon'], strength: 2.2 },
];

export function play({ level, redraw, say, over }) {
  let hero = null;
  let foe = null;
  let score = 0;
  let told = 'Choose a profession.';

  const hit = power => Math.max(1, Math.round(power * (0.8 + Math.random() * 0.4)));

  function choose(calling) {
    hero = { ...calling, full: calling.life, level: 1, learned: 0, gold: 10, potions: 2, rested: 0 };
    told = `You are a ${calling.name.toLowerCase()}. Where to?`;
    redraw();
  }

  function go({ name, foes, strength }) {
    const life = Math.round((18 + hero.level * 5) * strength * [0.8, 1, 1.25][level]);
    foe = { name: foes[Math.floor(Math.random() * foes.length)], life, full: life, power: Math.round((4 + hero.level) * strength), worth: Math.round(10 * strength) };
    told = `${name}: a ${foe.name.toLowerCase()} stands in your way.`;
    redraw();
  }

  function won() {
    score += foe.worth * 2;
    hero.gold += foe.worth;
    hero.learned += foe.worth;
    told = `${foe.name} is beaten: ${foe.worth} gold.`;
    if (hero.learned >= hero.level * 25) {
      hero.learned = 0;
      hero.level += 1;
      hero.full += 10;
      hero.power += 2;
      hero.life = hero.full;
      told += ` Level ${hero.level}!`;
    }
    foe = null;
    say(score);
  }

  function turn(force) {
    const mine = hit(hero.power * force);
    foe.life -= mine;
    hero.rested = force > 1 ? 3 : Math.max(0, hero.rested - 1);
    if (foe.life <= 0) won();
    else answer(`You hit for ${mine}.`);
    redraw();
  }

  function answer(before) {
    const theirs = hit(foe.power);
    hero.life -= theirs;
    told = `${before} ${foe.name} hits for ${theirs}.`;
    if (hero.life <= 0) over(score);
  }

  function drink() {
    hero.potions -= 1;
    hero.life = Math.min(hero.full, hero.life + 25);
    if (foe) answer('You drink a potion.');
    redraw();
  }

  function buy(change, gold, words) {
    hero.gold -= gold;
    change();
    told = words;
    redraw();
  }

  const button = (label, deed, { off = false, second = false } = {}) => html`<button type="button" class=${second ? 'secondary' : ''} ?disabled=${off} @click=${deed}>${label}</button>`;
  const meter = (name, one) => html`<p class="stack-bar"><span>${name}: ${Math.max(0, one.life)} / ${one.full}</span> <meter aria-label=${name} min="0" max=${one.full} value=${Math.max(0, one.life)}></meter></p>`;

  const fight = () => html`${meter(foe.name, foe)}<div class="row">
    ${button('Attack', () => turn(1))} ${button(hero.rested ? `${hero.skill} (${hero.rested})` : hero.skill, () => turn(hero.force), { off: hero.rested > 0 })}
    ${button('Drink a potion', drink, { off: !hero.potions, second: true })} ${button('Flee', () => { foe = null; told = 'You got away.'; redraw(); }, { second: true })}</div>`;

  const roam = () => html`<h3>Explore</h3><div class="row">${PLACES.map(place => button(place.name, () => go(place)))}</div>
    <h3>Shop</h3><div class="row">${button('Better weapon (30)', () => buy(() => { hero.power += 2; }, 30, 'Your weapon is sharper now.'), { off: hero.gold < 30, second: true })}
    ${button('Potion (10)', () => buy(() => { hero.potions += 1; }, 10, 'A potion more.'), { off: hero.gold < 10, second: true })} ${button('Drink a potion', drink, { off: !hero.potions, second: true })}</div>`;

  return {
    draw: () => (hero
      ? html`<h2>${hero.sign} ${hero.name}, level ${hero.level}</h2>${meter('Your life', hero)}
          <p>Attack ${hero.power} · Skill: ${hero.skill} · Potions ${hero.potions} · Gold ${hero.gold} · Experience ${hero.learned} / ${hero.level * 25}</p>
          <p role="status">${told}</p>${foe ? fight() : roam()}`
      : html`<p role="status">${told}</p><div class="row">${CALLINGS.map(one => button(`${one.sign} ${one.name}`, () => choose(one)))}</div>`),
  };
}
