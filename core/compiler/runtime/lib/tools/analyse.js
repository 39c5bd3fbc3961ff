// What a text holds: counts, its words, its mood, and what it comes down to.
import { heading, keywords, sentences, summary, words } from './plain.js';

const GOOD = new Set('good great excellent happy love like best nice perfect wonderful amazing fast easy friendly helpful beautiful recommend satisfied fine pleased enjoy reliable clean safe'.split(' '));
const BAD = new Set('bad poor terrible sad hate worst slow broken wrong late problem difficult rude dirty expensive disappointed fail failed error unsafe never missing damaged complaint risk'.split(' '));

export function work({ text }) {
  const said = words(text);
  const low = said.map(word => word.toLowerCase());
  const [good, bad] = [GOOD, BAD].map(list => low.filter(word => list.has(word)));
  const mood = good.length > bad.length ? 'positive' : good.length < bad.length ? 'negative' : 'neutral';
  const lines = [
    `Characters: ${text.length}`,
    `Words: ${said.length} (${new Set(low).size} different)`,
    `Sentences: ${sentences(text).length}`,
    `Paragraphs: ${text.split(/\n\s*\n/).filter(one => one.trim()).length}`,
    `Reading time: ${Math.max(1, Math.round(said.length / 200))} min`,
    `Mood: ${mood}${good.length + bad.length ? ` (${[...new Set([...good, ...bad])].join(', ')})` : ''}`,
    '',
    `Keywords: ${keywords(text).map(([word, n]) => `${word} (${n})`).join(', ') || '–'}`,
    '',
    `Summary: ${summary(text)}`,
  ];
  return { text: lines.join('\n'), title: heading(text), name: 'analysis.txt' };
}
