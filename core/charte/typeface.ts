import { charactersOf } from '../emit/characters.js';
import { type FontFacts, factsOf, isBold } from '../emit/sfnt.js';
import type { Fault } from './fault.js';

/** A font file of the groupement, under the name to say of it. */
export interface FontSource {
  readonly name: string;
  readonly data: Uint8Array;
}

/** A family of fonts, ready to be set and embedded. */
export interface Typeface {
  readonly family: string;
  /** Height of a line, as a multiple of the type size. */
  readonly line: number;
  /** Its regular, bold, italic and bold italic faces. */
  readonly faces: readonly Uint8Array[];
}

type Read = FontSource & { readonly facts: FontFacts };

const FACES: readonly (readonly [bold: boolean, italic: boolean, name: string])[] = [
  [false, false, 'le romain (regular)'],
  [true, false, 'le gras (bold)'],
  [false, true, 'l’italique (italic)'],
  [true, true, 'le gras italique (bold italic)'],
];

const MOST_NAMED = 12;

const USUAL = { regular: 400, bold: 700 } as const;

/** What French is written with, in the pages that ght makes. */
const FRENCH =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜàâæçéèêëîïôœùûüÿ' +
  '.,;:!?…-–—’\'"«»()[]/%°€§&+=*@#\u00a0';

const read = (source: FontSource): Read | undefined => {
  try {
    return { ...source, facts: factsOf(source.data) };
  } catch {
    return undefined;
  }
};

/** The file whose weight is the nearest to the usual one of a face. */
const faceIn = (files: readonly Read[], bold: boolean, italic: boolean): Read | undefined => {
  const far = ({ facts: { weight } }: Read): number => Math.abs(weight - (bold ? USUAL.bold : USUAL.regular));
  const able = files.filter(({ facts }) => isBold(facts) === bold && facts.italic === italic);
  return able.sort((one, other) => far(one) - far(other))[0];
};

const lacks = ({ data }: Read): string => {
  const known = charactersOf(data);
  const absent = [...FRENCH].filter((character) => !known.has(character.codePointAt(0) ?? 0));
  return absent.slice(0, MOST_NAMED).join(' ') + (absent.length > MOST_NAMED ? '…' : '');
};

/** What a single file cannot be used for, with the gesture. */
const FILE_FAULTS: readonly (readonly [(file: Read) => boolean, (name: string) => Fault])[] = [
  [
    ({ facts }) => facts.variable,
    (name) => ({
      message: `La police « ${name} » est variable : un seul fichier y porte tous les poids, ce que Word ne sait pas lire.`,
      fix: 'Remplacez-la par ses fichiers séparés (souvent dans un dossier « static » du même téléchargement).',
    }),
  ],
  [
    ({ facts }) => facts.locked,
    (name) => ({
      message: `La police « ${name} » interdit qu’on l’incorpore à un document.`,
      fix: 'Choisissez une police dont la licence le permet, par exemple sous licence OFL.',
    }),
  ],
];

const fileFault = (file: Read): Fault | undefined => {
  const fault = FILE_FAULTS.find(([isSo]) => isSo(file))?.[1](file.name);
  if (fault) return fault;
  const missing = lacks(file);
  return missing === ''
    ? undefined
    : {
        message: `La police « ${file.name} » n’a pas toutes les lettres du français : il y manque ${missing}.`,
        fix: 'Choisissez une police qui les a toutes, ou retirez « police » de la charte.',
      };
};

/** Makes a family out of its files; a fault when one of them cannot be used, or when a face is missing. */
export const typefaceOf = (folder: string, sources: readonly FontSource[]): Typeface | Fault => {
  const broken = sources.find((source) => read(source) === undefined);
  if (broken)
    return {
      message: `« ${broken.name} » n’est pas une police TrueType lisible.`,
      fix: 'Remplacez-le par le fichier .ttf d’origine, et non un fichier renommé.',
    };
  const files = sources.flatMap((source) => read(source) ?? []);
  const found = FACES.map(([bold, italic, name]) => ({ name, file: faceIn(files, bold, italic) }));
  const missing = found.find(({ file }) => file === undefined);
  if (missing)
    return {
      message: `Il manque ${missing.name} dans le dossier de polices « ${folder} ».`,
      fix: 'Mettez-y les quatre fichiers .ttf de la famille : romain, gras, italique et gras italique.',
    };
  const four = found.flatMap(({ file }) => file ?? []);
  return fourFaces(folder, four);
};

const fourFaces = (folder: string, four: readonly Read[]): Typeface | Fault => {
  const families = [...new Set(four.map(({ facts }) => facts.family))];
  const [family = ''] = families;
  if (families.length > 1)
    return {
      message: `Le dossier de polices « ${folder} » mêle plusieurs familles : ${families.join(', ')}.`,
      fix: 'Gardez-y les fichiers d’une seule famille.',
    };
  const fault = four.map(fileFault).find((one) => one !== undefined);
  return fault ?? { family, line: four[0]?.facts.line ?? 1.2, faces: four.map(({ data }) => data) };
};
