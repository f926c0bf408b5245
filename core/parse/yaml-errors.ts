import type { YAMLException } from 'js-yaml';
import { parseDocument, visit } from 'yaml';
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
    /non-printable|null byte|valid JSON character/,
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

/** Faults that the slower reader names better, by its message. */
const BY_MESSAGE: readonly (readonly [RegExp, Explanation])[] = [
  [/^Missing closing/, ['Le guillemet ouvert ici n’est jamais refermé.', 'Refermez le guillemet à la fin du texte.']],
  [
    /^Flow (?:sequence|map)/,
    [
      'Le crochet ou l’accolade ouvert ici n’est jamais refermé.',
      'Refermez-le par « ] » ou « } » ; si c’est du texte, mettez-le entre guillemets.',
    ],
  ],
  [
    /^Nested mappings/,
    [
      'La ligne contient deux fois « : » ; YAML ne sait pas où commence le texte.',
      'Mettez le texte entre guillemets : clé: "un texte : avec deux-points".',
    ],
  ],
  [
    /^Plain value cannot start/,
    ['Le texte commence par un caractère réservé (@, % ou `).', 'Mettez le texte entre guillemets.'],
  ],
  [
    /^Implicit (?:map )?keys/,
    [
      'Cette ligne n’est pas de la forme « clé: valeur ».',
      'Écrivez « clé: » suivi d’une espace et du texte, ou décalez la ligne si elle continue le texte précédent.',
    ],
  ],
  [
    /^Invalid escape/,
    [
      'Entre guillemets doubles, la barre « \\ » annonce un caractère spécial que YAML ne connaît pas.',
      'Doublez la barre (« \\\\ »), ou employez des guillemets simples.',
    ],
  ],
  [
    /^Tabs are not allowed/,
    ['Une tabulation sert de décalage ; YAML n’accepte que des espaces.', 'Remplacez la tabulation par deux espaces.'],
  ],
];

/** Says in French why a YAML text cannot be read, at the place of each fault; an unforeseen error is thrown again. */
export const explainYaml = (source: SourceText, error: unknown): readonly Problem[] => {
  if (!isYamlException(error)) throw error;
  const place = placer(source.text, source.file);
  const start = error.mark?.position ?? 0;
  if (/duplicated mapping key/.test(error.reason ?? '')) return [twice(source, place, start)];
  const known = BY_REASON.find(([reason]) => reason.test(error.reason ?? ''))?.[1];
  if (known) return [problem(known, place(start, start + 1))];
  const [explanation, from, to] = explained(source.text, start);
  return [problem(explanation, place(from, to))];
};

/** By name, not by class: the reader and this explanation are bundled apart, each with its own copy of the library. */
const isYamlException = (error: unknown): error is YAMLException =>
  error instanceof Error && error.name === 'YAMLException';

const twice = (source: SourceText, place: ReturnType<typeof placer>, start: number): Problem => {
  const key = /^["']?([^"':\n]*)/.exec(source.text.slice(start))?.[1]?.trim() ?? '';
  const fix = 'Gardez une seule des deux, ou réunissez leurs textes.';
  return problem([`La clé « ${key} » est écrite deux fois.`, fix], place(start, start + Math.max(1, key.length)));
};

/** What the slower reader says, at the place where the author's slip is rather than where reading stopped. */
const explained = (text: string, stop: number): readonly [Explanation, from: number, to: number] => {
  const parsed = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const found = parsed.errors[0];
  const known = found && BY_MESSAGE.find(([message]) => message.test(found.message))?.[1];
  if (!found || !known) return [INDENT, ...lineTo(text, stop)];
  const [from, to] = found.pos;
  if (found.code === 'BLOCK_AS_IMPLICIT_KEY' && text.slice(from, stop).includes('\n'))
    return [INDENT, ...lineTo(text, stop)];
  const open = /^(?:Missing closing|Flow)/.test(found.message) ? lastUnclosed(parsed, text) : undefined;
  return open === undefined ? [known, from, to] : [known, open, open + 1];
};

/** From the first word of a line to where reading stopped. */
const lineTo = (text: string, stop: number): readonly [from: number, to: number] => {
  const start = text.lastIndexOf('\n', stop - 1) + 1;
  const word = start + (/^[ \t]*/.exec(text.slice(start, stop))?.[0].length ?? 0);
  return [word, Math.max(stop, word + 1)];
};

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** Where the last quote or bracket that nothing closes was opened. */
const lastUnclosed = (parsed: ReturnType<typeof parseDocument>, text: string): number | undefined => {
  let open: number | undefined;
  visit(parsed, {
    Node: (_key, { range }) => {
      const closing = range && CLOSING[text[range[0]] ?? ''];
      if (closing && (range[1] - range[0] < 2 || text[range[1] - 1] !== closing)) open = range[0];
    },
  });
  return open;
};

const problem = ([message, fix]: Explanation, place: Problem['place']): Problem => ({
  rule: 'lecture/yaml',
  message,
  fix,
  place,
});
