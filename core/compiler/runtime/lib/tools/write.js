// Puts a text together from what it shall be about: another turn gives other words.
import { heading, keywords, sentences } from './plain.js';

const OPENINGS = ['Everybody talks about {x}, and for a good reason.', 'What makes {x} worth a closer look?', 'It often begins with a small question about {x}.', 'There is more to {x} than one sees at first.'];
const MIDDLES = ['Start with what matters most: {k}. Once that is clear, the rest follows.', 'When it comes to {k}, small steps taken regularly count for more than one large one.', 'Take {k}: people who have tried it say that it saved them time.', 'A simple plan for {k} is better than a perfect one that nobody follows.', 'Ask three people about {k} and you will hear three answers; what they share is worth keeping.'];
const ENDINGS = ['So take the first step today: {x} is closer than you think.', 'In the end, {x} is about people. Begin with them.', 'Try it for a week and see what {x} changes for you.'];
const TONES = { friendly: ['Hi there,', 'Warm wishes'], formal: ['Dear Sir or Madam,', 'Yours faithfully'], playful: ['Hey you!', 'Cheers'] };

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const pick = (list, at) => list[at % list.length];

export function work({ topic, kind, tone, turn }) {
  const x = sentences(topic)[0]?.replace(/[.!?]+$/, '') ?? topic.trim();
  const keys = keywords(topic, 6).map(([word]) => word);
  const of = n => keys[n % (keys.length || 1)] ?? x;
  const fill = (line, n) => line.replaceAll('{x}', x).replaceAll('{k}', of(n));
  const [hello, bye] = TONES[tone] ?? TONES.friendly;
  const body = [0, 1, 2].map(n => fill(pick(MIDDLES, turn + n), n));
  const first = fill(pick(OPENINGS, turn), 0);
  const last = fill(pick(ENDINGS, turn), 0);
  const made = {
    article: () => [capital(x), '', first, '', ...body.flatMap((line, n) => [`${n + 1}. ${capital(of(n))}`, line, '']), last],
    email: () => [`Subject: ${capital(x)}`, '', hello, '', `thank you for your message about ${x}. ${body[0]}`, '', body[1], '', `${bye},`, '…'],
    post: () => [`✨ ${capital(x)}`, '', first, body[0], '', keys.slice(0, 4).map(word => `#${word}`).join(' ')],
    story: () => [capital(x), '', `It was a quiet morning when ${tone === 'formal' ? 'the matter of' : ''} ${x} came up for the first time.`.replace('  ', ' '), '', first, body[0], '', `Nobody had expected it. ${body[1]}`, '', last],
    ideas: () => keys.concat(x).slice(0, 6).flatMap((word, n) => [`${n + 1}. ${capital(pick(['The little guide to {w}', '{w} made simple', 'Ten minutes for {w}', '{w}: what nobody tells you', 'A fresh start with {w}'], turn + n).replace('{w}', word))}`]),
    outline: () => [capital(x), '', '1. Aim', `   ${first}`, '2. Steps', ...body.map(line => `   • ${line}`), '3. Result', `   ${last}`],
  }[kind]();
  return { text: made.join('\n'), title: heading(`${capital(kind)}: ${x}`), name: `${kind}.txt` };
}
