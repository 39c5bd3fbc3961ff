// The pages of this application at a glance: where they are, what is kept there, and how much of it.
import { html, nothing } from '../vendor/lit-html/lit-html.js';
import { all, may } from './store.js';
import { number } from './i18n.js';
import { icon } from './icon.js';
import { pageOf } from './shell.js';

export const directory = ways => html`<ul class="directory">
  ${ways.map(({ path, of, about }) => {
    const page = pageOf(path);
    return html`<li><a href="#/${path}">
      ${icon(page.icon)}
      <span><strong>${page.label}</strong> <small>${about}</small></span>
      ${may(of, 'view') ? html`<output>${number(all(of).length)}</output>` : nothing}
    </a></li>`;
  })}
</ul>`;
