// Passwords by chance, and how hard one is to guess.
const SIGNS = { upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', lower: 'abcdefghijklmnopqrstuvwxyz', digits: '0123456789', symbols: '!#$%&*+-=?@^_~' };
const COMMON = /^(?:password|passwort|qwert[yz]|letmein|welcome|admin|iloveyou|abc123|dragon|monkey|football|sunshine)|^(.)\1+$|^(?:0?123456789?0?|987654321)/i;

const pick = signs => signs[crypto.getRandomValues(new Uint32Array(1))[0] % signs.length];

// Bits of a guess by chance, and fewer for what is tried first.
function strength(text) {
  const found = Object.values(SIGNS).filter(signs => [...text].some(one => signs.includes(one)));
  const other = [...text].some(one => !Object.values(SIGNS).join('').includes(one));
  const size = found.reduce((sum, signs) => sum + signs.length, 0) + (other ? 40 : 0);
  const bits = COMMON.test(text) ? 8 : Math.round(Math.min(text.length, new Set(text).size * 2) * Math.log2(Math.max(2, size)));
  const word = bits < 36 ? 'Weak' : bits < 60 ? 'Fair' : bits < 80 ? 'Strong' : 'Very strong';
  return { word, bits, level: bits < 36 ? 1 : bits < 60 ? 2 : bits < 80 ? 3 : 4 };
}

const told = text => {
  const { word, bits, level } = strength(text);
  return { value: `Strength: ${word} (about ${bits} bits)`, level, of: 4, tone: level < 2 ? 'bad' : level < 3 ? 'warn' : 'good' };
};

export function work({ length, upper, lower, digits, symbols, clear, own }) {
  if (own) return { text: '•'.repeat(own.length), secret: true, title: own, name: 'password.txt', meter: told(own) };
  const alike = /[O0oIl1|]/g;
  const sets = Object.entries({ upper, lower, digits, symbols }).filter(([, on]) => on).map(([key]) => (clear ? SIGNS[key].replace(alike, '') : SIGNS[key]));
  if (!sets.length) return { text: '', title: '', name: 'password.txt', failed: 'Choose at least one kind of sign.' };
  const size = Math.min(128, Math.max(sets.length, Math.round(Number(length)) || 16));
  // One of each kind at least, in any order.
  const signs = [...sets.map(pick), ...Array.from({ length: size - sets.length }, () => pick(sets.join('')))];
  for (let at = signs.length - 1; at > 0; at--) {
    const to = crypto.getRandomValues(new Uint32Array(1))[0] % (at + 1);
    [signs[at], signs[to]] = [signs[to], signs[at]];
  }
  const made = signs.join('');
  return { text: made, title: made, name: 'password.txt', meter: told(made), recent: 'Recently generated' };
}
