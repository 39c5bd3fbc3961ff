// Sentences and words of a text, and those that it speaks of most.
const SMALL = new Set('the and for with that this from are was were have has had not but you your our their they them its his her she him who what when where which will would can could should into than then there here about also more most some any all one two been being just very much many over under such only other each these those while because how why out off our per via get got may might must shall does did done make made use used using'.split(' '));

export const sentences = text => text.replace(/\s+/g, ' ').trim().match(/[^.!?]+[.!?]*/g)?.map(one => one.trim()).filter(Boolean) ?? [];
export const words = text => text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];

export function keywords(text, most = 8) {
  const counts = new Map();
  for (const word of words(text.toLowerCase())) if (word.length > 2 && !SMALL.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
}

export function summary(text, most = 3) {
  const weight = new Map(keywords(text, 40));
  const scored = sentences(text).map((one, at) => ({ one, at, score: words(one.toLowerCase()).reduce((sum, word) => sum + (weight.get(word) ?? 0), 0) / Math.sqrt(words(one).length || 1) }));
  return scored.sort((a, b) => b.score - a.score).slice(0, most).sort((a, b) => a.at - b.at).map(({ one }) => one).join(' ');
}

export const heading = text => text.trim().replace(/\s+/g, ' ').slice(0, 60) || '…';
