// A picture drawn out of words: shapes and colours that the words choose, with the title on it.
const SIZES = { square: [900, 900], tall: [900, 1200], wide: [1200, 675] };
const PALETTES = { warm: ['#7c2d12', '#ea580c', '#fdba74', '#fff7ed'], cool: ['#0c4a6e', '#0284c7', '#7dd3fc', '#f0f9ff'], fresh: ['#14532d', '#16a34a', '#86efac', '#f0fdf4'], dark: ['#020617', '#4338ca', '#a5b4fc', '#eef2ff'], pastel: ['#6b21a8', '#d8b4fe', '#fbcfe8', '#fff1f2'] };

// The same words draw the same picture on the same turn.
function chance(text, turn) {
  let state = [...`${text}${turn}`].reduce((sum, sign) => (Math.imul(sum, 31) + sign.codePointAt(0)) | 0, 7);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

function lines(pen, text, width) {
  const made = [''];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${made.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width > width && made.at(-1)) made.push(word);
    else made[made.length - 1] = longer;
  }
  return made.slice(0, 5);
}

export function work({ title, line, style, shape, turn }) {
  const [width, height] = SIZES[shape] ?? SIZES.square;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  const [deep, strong, soft, pale] = PALETTES[style] ?? PALETTES.cool;
  const next = chance(title, turn);
  const ground = pen.createLinearGradient(0, 0, width, height);
  ground.addColorStop(0, deep);
  ground.addColorStop(1, strong);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  for (let n = 0; n < 16; n++) {
    pen.globalAlpha = 0.18 + next() * 0.4;
    pen.fillStyle = [soft, strong, pale][Math.floor(next() * 3)];
    const [x, y, size] = [next() * width, next() * height, 30 + next() * 190];
    pen.beginPath();
    if (next() < 0.5) pen.arc(x, y, size / 2, 0, Math.PI * 2);
    else if (next() < 0.5) pen.rect(x, y, size, size * (0.3 + next()));
    else {
      pen.moveTo(x, y);
      pen.lineTo(x + size, y + size * next());
      pen.lineTo(x + size * next(), y + size);
    }
    pen.fill();
  }
  pen.globalAlpha = 1;
  pen.fillStyle = pale;
  pen.font = `800 ${Math.round(width / 11)}px sans-serif`;
  pen.shadowColor = deep;
  pen.shadowBlur = 18;
  const said = lines(pen, title, width * 0.84);
  said.forEach((text, n) => pen.fillText(text, width * 0.08, height * 0.62 + n * (width / 9.5) - (said.length - 1) * (width / 19)));
  pen.font = `500 ${Math.round(width / 28)}px sans-serif`;
  pen.fillText(line ?? '', width * 0.08, height * 0.93, width * 0.84);
  return { picture: canvas, title, name: 'picture.png' };
}
