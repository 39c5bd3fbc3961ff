// Two texts side by side: what stayed, what went and what came, line by line.
import { heading, words } from './plain.js';

export function work({ text, other }) {
  const [a, b] = [text, other].map(one => one.split(/\r?\n/).map(line => line.trimEnd()));
  const same = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) same[i][j] = a[i] === b[j] ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
  const lines = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) [lines[lines.length], i, j] = [`  ${a[i]}`, i + 1, j + 1];
    else if (j >= b.length || (i < a.length && same[i + 1][j] >= same[i][j + 1])) lines.push(`− ${a[i++]}`);
    else lines.push(`+ ${b[j++]}`);
  }
  const [mine, theirs] = [text, other].map(one => new Set(words(one.toLowerCase())));
  const shared = [...mine].filter(word => theirs.has(word)).length;
  const alike = Math.round((100 * shared) / (new Set([...mine, ...theirs]).size || 1));
  return { text: `Alike: ${alike} %\n\n${lines.join('\n')}`, title: heading(text), name: 'comparison.txt' };
}
