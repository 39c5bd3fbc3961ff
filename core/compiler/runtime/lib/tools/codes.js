// Codes, numbers, passwords and short links by chance, as many as wanted.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const SMALL = 'abcdefghijkmnpqrstuvwxyz23456789';
const MIXED = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!#$%+-=?@';

const some = (signs, length) => Array.from(crypto.getRandomValues(new Uint32Array(length)), n => signs[n % signs.length]).join('');

export function work({ kind, about, many, length }) {
  const size = Math.min(64, Math.max(3, Number(length) || 8));
  const one = {
    code: () => `${about ? `${about.trim().toUpperCase().slice(0, 12)}-` : ''}${some(LETTERS, size)}`,
    link: () => `https://go.example/${some(SMALL, size)}${about ? `  →  ${about.trim()}` : ''}`,
    password: () => some(MIXED, size),
    number: () => some('0123456789', size).replace(/^0/, '1'),
  }[kind];
  const lines = Array.from({ length: Math.min(500, Math.max(1, Number(many) || 1)) }, one);
  return { text: lines.join('\n'), title: lines[0], name: 'codes.txt' };
}
