// Lots drawn among names, each with the same chance.
export function work({ names, many }) {
  const left = names.split(/[\n,;]+/).map(name => name.trim()).filter(Boolean);
  const drawn = [];
  for (let n = Math.min(left.length, Math.max(1, Number(many) || 1)); n > 0; n--) {
    const [at] = crypto.getRandomValues(new Uint32Array(1));
    drawn.push(...left.splice(at % left.length, 1));
  }
  return { text: drawn.map((name, n) => `${n + 1}. ${name}`).join('\n'), title: drawn.join(', '), name: 'drawn.txt' };
}
