// Reads a text for slips, rule by rule, and sets right what is plainly wrong.
import { heading, sentences, words } from './plain.js';

const SPELT = { teh: 'the', recieve: 'receive', recieved: 'received', adress: 'address', seperate: 'separate', definately: 'definitely', occured: 'occurred', untill: 'until', wich: 'which', becuase: 'because', beleive: 'believe', goverment: 'government', enviroment: 'environment', neccessary: 'necessary', accomodate: 'accommodate', acheive: 'achieve', begining: 'beginning', calender: 'calendar', comming: 'coming', commitee: 'committee', diffrent: 'different', existance: 'existence', freind: 'friend', grammer: 'grammar', happend: 'happened', immediatly: 'immediately', knowlege: 'knowledge', libary: 'library', maintainance: 'maintenance', mispell: 'misspell', noticable: 'noticeable', occassion: 'occasion', posession: 'possession', prefered: 'preferred', publically: 'publicly', recomend: 'recommend', succesful: 'successful', tommorow: 'tomorrow', truely: 'truly', wierd: 'weird', alot: 'a lot', dont: "don't", cant: "can't", wont: "won't", doesnt: "doesn't", isnt: "isn't", im: "I'm", thier: 'their', writting: 'writing' };
const RULES = [
  [/ {2,}/g, ' ', 'Two spaces in a row'],
  [/\s+([,.;:!?])/g, '$1', 'Space before a mark'],
  [/([,;])(?=\p{L})/gu, '$1 ', 'No space after a mark'],
  [/\b(\p{L}+) \1\b/giu, '$1', 'A word twice'],
  [/\bi\b/g, 'I', '"i" in small letters'],
  [/([!?]){2,}/g, '$1', 'Several marks in a row'],
  [/\ba (?=[aeiou]\p{L}{2})(?!one|uni|use|usu|eur)/giu, 'an ', '"a" before a vowel'],
];

export function work({ text }) {
  const found = [];
  let right = text.replace(/\p{L}+/gu, word => {
    const better = SPELT[word.toLowerCase()];
    if (!better) return word;
    const kept = word[0] === word[0].toUpperCase() ? better[0].toUpperCase() + better.slice(1) : better;
    found.push(`Spelling: ${word} → ${kept}`);
    return kept;
  });
  for (const [slip, mended, name] of RULES) {
    const times = right.match(slip)?.length ?? 0;
    if (times) found.push(`${name}: ${times} ×`);
    right = right.replace(slip, mended);
  }
  right = right.replace(/(^|[.!?]\s+)(\p{Ll})/gu, (all, before, letter) => {
    found.push(`Capital letter: ${letter.toUpperCase()}…`);
    return before + letter.toUpperCase();
  });
  for (const one of sentences(right)) if (words(one).length > 30) found.push(`Long sentence (${words(one).length} words): ${one.slice(0, 60)}…`);
  return { text: `${right}\n\n——\n${found.length ? found.map(one => `• ${one}`).join('\n') : '✓ Nothing found'}`, title: heading(text), name: 'checked.txt' };
}
