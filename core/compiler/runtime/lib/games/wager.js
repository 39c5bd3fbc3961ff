// Play money on a guess: what the games of chance share. `spin(choice)` gives what came up in words and how many times the stake is won.
import { html } from '../../vendor/lit-html/lit-html.js';

const STAKES = [5, 10, 20];

export function wager({ choices, spin, say, over, redraw }) {
  let purse = 100;
  let stake = STAKES[1];
  let past = [];

  function bet(choice) {
    const placed = Math.min(stake, purse);
    const { shown, times } = spin(choice);
    purse += placed * times - placed;
    past = [{ choice, shown, won: placed * times - placed }, ...past].slice(0, 8);
    say(purse);
    if (purse <= 0) over(0);
    redraw();
  }

  const sum = won => (won > 0 ? `won ${won}` : won ? `lost ${-won}` : 'got the bet back');

  return {
    draw: () => html`<p><strong>Balance ${purse}</strong> (play money)</p>
      <p class="wager-shown" role="status">${past.length ? html`${past[0].shown}<br /><small>You ${sum(past[0].won)}</small>` : 'Place your bet.'}</p>
      <div class="row"><label class="field">Bet <select @change=${event => { stake = Number(event.target.value); redraw(); }}>${STAKES.map(one => html`<option value=${one} ?selected=${one === stake}>${one}</option>`)}</select></label></div>
      <div class="row">${choices.map(choice => html`<button type="button" @click=${() => bet(choice)}>${choice}</button>`)}</div>
      ${past.length ? html`<h3>History</h3><ol>${past.map(({ choice, shown, won }) => html`<li>${choice}: ${shown}, ${sum(won)}</li>`)}</ol>` : ''}`,
  };
}
