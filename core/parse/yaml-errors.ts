import { YAMLException } from 'js-yaml';
import { parseDocument } from 'yaml';
import type { Problem, SourceText } from './document.js';
import { placer } from './source.js';

/** The fact and the gesture for one kind of fault. */
type Explanation = readonly [message: string, fix: string];

const INDENT: Explanation = [
  'Le décalage des lignes n’est pas régulier à cet endroit.',
  'Alignez la ligne sur celles du même niveau, avec deux espaces par niveau, et mettez entre guillemets un texte qui contient « : ».',
];

/** Faults that the fast reader names itself, by its reason. */
const BY_REASON: readonly (readonly [RegExp, Explanation])[] = [
  [
    /duplicated mapping key/,
    ['La même clé est écrite deux fois.', 'Gardez une seule des deux, ou réunissez leurs textes.'],
  ],
  [
    /tab characters/,
    ['Une tabulation sert de décalage ; YAML n’accepte que des espaces.', 'Remplacez la tabulation par deux espaces.'],
  ],
  [
    /unidentified alias/,
    [
      'Le texte commence par « * », que YAML lit comme un renvoi à une ancre qui n’existe pas.',
      'Mettez le texte entre guillemets.',
    ],
  ],
  [
    /alias/,
    [
      'Le fichier multiplie les renvois (« * ») au-delà de ce que ght accepte.',
      'Écrivez les valeurs en toutes lettres, sans ancre « & » ni renvoi « * ».',
    ],
  ],
  [
    /tag/,
    [
      'Le texte commence par « ! », que YAML lit comme un type particulier.',
      'Mettez le texte entre guillemets, ou supprimez « ! ».',
    ],
  ],
  [
    /non-printable/,
    [
      'Le fichier contient un caractère de contrôle invisible.',
      'Retapez la ligne, ou recopiez-la depuis un éditeur de texte simple.',
    ],
  ],
  [
    /depth|nesting/,
    ['Les listes ou les clés sont imbriquées trop profondément.', 'Réduisez le nombre de niveaux (100 au plus).'],
  ],
];

/** Faults that the slower reader names better, by its code. */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  MISSING_CHAR: ['Un guillemet est ouvert et n’est jamais refermé.', 'Refermez le guillemet à la fin du texte.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'La ligne contient deux fois « : » ; YAML ne sait pas où commence le texte.',
    'Mettez le texte entre guillemets : clé: "un texte : avec deux-points".',
  ],
  BAD_SCALAR_START: ['Le texte commence par un caractère réservé (@ ou `).', 'Mettez le texte entre guillemets.'],
  MULTILINE_IMPLICIT_KEY: [
    'Cette ligne n’est pas de la forme « clé: valeur ».',
    'Écrivez « clé: » suivi d’une espace et du texte, ou décalez la ligne si elle continue le texte précédent.',
  ],
  TAB_AS_INDENT: [
    'Une tabulation sert de décalage ; YAML n’accepte que des espaces.',
    'Remplacez la tabulation par deux espaces.',
  ],
};

/** Says in French why a YAML text cannot be read, at the place of each fault; an unforeseen error is thrown again. */
export const explainYaml = (source: SourceText, error: unknown): readonly Problem[] => {
  if (!(error instanceof YAMLException)) throw error;
  const place = placer(source.text, source.file);
  const known = BY_REASON.find(([reason]) => reason.test(error.reason ?? ''))?.[1];
  const start = error.mark?.position ?? 0;
  if (known) return [problem(known, place(start, start + 1))];
  const found = parseDocument(source.text, { uniqueKeys: false, logLevel: 'silent' }).errors[0];
  const [from, to] = found ? found.pos : [start, start + 1];
  return [problem((found && BY_CODE[found.code]) ?? INDENT, place(from, to))];
};

const problem = ([message, fix]: Explanation, place: Problem['place']): Problem => ({
  rule: 'lecture/yaml',
  message,
  fix,
  place,
});
