// What a text holds: counts, its words, its mood, and what it comes down to.
import { heading, keywords, sentences, summary, words } from './plain.js';

const GOOD = new Set('good great excellent happy love like best nice perfect wonderful amazing fast easy friendly helpful beautiful recommend satisfied fine pleased enjoy reliable clean safe'.split(' '));
const BAD = new Set('bad poor terrible sad hate worst slow broken wrong late problem difficult rude dirty expensive disappointed fail failed error unsafe never missing damaged complaint risk'.split(' '));

const FORMS = {
  upper: text => text.toUpperCase(),
  lower: text => text.toLowerCase(),
  title: text => text.toLowerCase().replace(/(^|[\s(“"'-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  sentence: text => text.toLowerCase().replace(/(^\s*|[.!?]\s+)(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
};
const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function work({ text, find, replace, case: form }) {
  const said = words(text);
  const low = said.map(word => word.toLowerCase());
  const [good, bad] = [GOOD, BAD].map(list => low.filter(word => list.has(word)));
  const mood = good.length > bad.length ? 'positive' : good.length < bad.length ? 'negative' : 'neutral';
  const lines = [
    `Characters: ${text.length} (${text.replace(/\s/g, '').length} without spaces)`,
    `Words: ${said.length} (${new Set(low).size} different)`,
    `Sentences: ${sentences(text).length}`,
    `Paragraphs: ${text.split(/\n\s*\n/).filter(one => one.trim()).length}`,
    `Reading time: ${Math.max(1, Math.round(said.length / 200))} min`,
    `Mood: ${mood}${good.length + bad.length ? ` (${[...new Set([...good, ...bad])].join(', ')})` : ''}`,
    '',
    `Most frequent words: ${keywords(text).map(([word, n]) => `${word} (${n})`).join(', ') || '–'}`,
    '',
    `Summary: ${summary(text)}`,
  ];
  const replaced = find ? text.match(new RegExp(literal(find), 'giu'))?.length ?? 0 : 0;
  if (find || FORMS[form]) {
    const changed = find ? text.replace(new RegExp(literal(find), 'giu'), () => replace ?? '') : text;
    lines.unshift(...(find ? [`Replaced: ${replaced}`, ''] : []), (FORMS[form] ?? String)(changed), '', '———');
  }
  return { text: lines.join('\n'), title: heading(text), name: 'analysis.txt' };
}
