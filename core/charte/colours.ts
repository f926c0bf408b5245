import { HOUSE, type Look } from '../emit/style.js';
import { asText, type Json, own } from '../json.js';
import { contrast, LEAST, nearest } from './contrast.js';
import type { Fault } from './fault.js';

type Colours = Look['color'];
type Key = 'principale' | 'secondaire' | 'liens' | 'fond';

/** Keys of `charte: couleurs:` and what each sets. */
const SETS: Readonly<Record<Key, keyof Colours>> = {
  principale: 'accent',
  secondaire: 'muted',
  liens: 'link',
  fond: 'ground',
};

const NAMES: Readonly<Record<Key, string>> = {
  principale: 'La couleur principale',
  secondaire: 'La couleur secondaire',
  liens: 'La couleur des liens',
  fond: 'La couleur de fond',
};

const HEX = /^#[0-9a-f]{6}$/i;

const notAColour = (key: Key, value: Json): Fault => ({
  message: `${NAMES[key]} n’est pas une couleur : on lit « ${asText(value)} ».`,
  fix: `Dans « charte » de ght.yaml, écrivez-la entre guillemets, par exemple ${key}: "${HOUSE.color[SETS[key]]}".`,
});

/** What must be legible on what, and what is said of the ground. */
const PAIRS: readonly (readonly [ink: keyof Colours, ground: keyof Colours, said: string])[] = [
  ['accent', 'white', 'sur le blanc'],
  ['muted', 'white', 'sur le blanc'],
  ['link', 'white', 'sur le blanc'],
  ['text', 'ground', 'avec le texte'],
  ['accent', 'ground', 'avec la couleur principale'],
];

/** Whether a colour can be read on all its grounds, or bears all its inks. */
const isLegible = (color: Colours, name: keyof Colours): boolean =>
  PAIRS.filter((pair) => pair.includes(name)).every(([ink, ground]) => contrast(color[ink], color[ground]) >= LEAST);

const french = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1).replace('.', ',');

/** A text that is too pale is made darker, a ground that is too dark is made lighter. */
const tooClose = (key: Key, color: Colours, [ink, ground, said]: (typeof PAIRS)[number]): Fault => {
  const [mine, other] = key === 'fond' ? [color[ground], color[ink]] : [color[ink], color[ground]];
  const suits = (shade: string): boolean => isLegible({ ...color, [SETS[key]]: shade }, SETS[key]);
  const better = nearest(mine, key === 'fond' ? '#FFFFFF' : '#000000', suits);
  const how = key === 'fond' ? 'plus claire' : 'plus foncée';
  const ratio = `${french(contrast(mine, other))}:1`;
  return {
    message: `${NAMES[key]} « ${mine} » ne se lit pas assez ${said} : contraste de ${ratio}, au moins 4,5:1 attendu (RGAA 3.2).`,
    fix: `Dans « charte » de ght.yaml, choisissez-la ${how}, par exemple ${key}: "${better}".`,
  };
};

/** Colours of the groupement beside those of ght; a fault when one cannot be read, on the page or by ght. */
export const coloursOf = (given: Json | undefined): Colours | Fault => {
  const keys = (Object.keys(SETS) as Key[]).filter((key) => own(given, key) !== undefined);
  const wrong = keys.find((key) => !HEX.test(asText(own(given, key))));
  if (wrong) return notAColour(wrong, own(given, wrong) ?? '');
  const set = Object.fromEntries(keys.map((key) => [SETS[key], asText(own(given, key)).toUpperCase()]));
  const color: Colours = { ...HOUSE.color, ...set };
  for (const pair of PAIRS) {
    const [ink, ground] = pair;
    if (contrast(color[ink], color[ground]) >= LEAST) continue;
    const guilty = keys.find((key) => SETS[key] === ground) ?? keys.find((key) => SETS[key] === ink);
    if (guilty) return tooClose(guilty, color, pair);
  }
  return color;
};
