import { closeSync, type Dirent, existsSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { UsageError } from './exit.js';
import { leadsOut } from './inside.js';

/** Name of the fiche du groupement, found upwards like any tool's settings. */
export const FICHE = 'ght.yaml';

/** What was found of one document: its index, and the other files of its folder. */
export interface FoundDocument {
  readonly path: string;
  readonly index: string;
  readonly parts: readonly { readonly file: string; readonly folder: string }[];
  /** Named by the user, not met by walking: it must be a document. */
  readonly asked: boolean;
}

/**
 * A file met and set aside: made like a document (YAML, or Markdown with a front matter) without `type:`, or with a
 * type and no fiche above, or not made like one; or a link to a folder outside.
 */
export interface Aside {
  readonly file: string;
  readonly lacks: 'type' | 'fiche' | 'tout' | 'dedans';
}

/** What a walk met. */
export interface Met {
  readonly documents: readonly FoundDocument[];
  readonly aside: readonly Aside[];
}

/** True for the name of a file that ght reads. */
export const isText = (name: string): boolean => /\.(ya?ml|md|markdown)$/i.test(name);

/** True for the name of a file that a word processor made. */
export const isOffice = (name: string): boolean => /\.(docx?|odt|rtf|pdf)$/i.test(name);

const SKIPPED = new Set(['node_modules', 'regles', 'gabarits', 'pieces', 'dossier', 'out']);
const INDEXES = ['index.md', 'index.yaml', 'index.yml'];

/**
 * Every document below a folder; a folder with an index is one document; loops of links are met once, and a link that
 * leads out of `home` is not followed.
 */
export const walk = (folder: string, home: string, seen: Set<string> = new Set()): Met => {
  if (isSeen(folder, seen)) return { documents: [], aside: [] };
  const whole = documentIn(folder, home);
  const entries = list(folder);
  const { documents: lone, aside } = loneFiles(folder, entries, whole !== undefined);
  const folders = whole ? [] : foldersOf(folder, entries);
  const away = folders.filter((path) => leadsOut(path, home)).map((path): Aside => ({ file: path, lacks: 'dedans' }));
  const lost = new Set(away.map(({ file }) => file));
  const below: Met[] = [];
  for (const path of folders) if (!lost.has(path)) below.push(walk(path, home, seen));
  return {
    documents: [...lone, ...(whole ? [whole] : []), ...below.flatMap((met) => met.documents)],
    aside: [...aside, ...away, ...below.flatMap((met) => met.aside)],
  };
};

const isSeen = (folder: string, seen: Set<string>): boolean => {
  const real = realpathSync(folder);
  const known = seen.has(real);
  seen.add(real);
  return known;
};

/** Documents in one file; where the folder is itself a document, only the fiche may stand beside its parts. */
const loneFiles = (folder: string, entries: readonly Dirent[], whole: boolean): Met => {
  const names = filesOf(folder, entries);
  const texts = names
    .filter((name) => isText(name) && (!whole || name === FICHE))
    .map((name) => tidy(join(folder, name)));
  const kinds = texts.map((file) => (basename(file) === FICHE ? 'document' : kindOf(file)));
  const office = whole
    ? []
    : names.filter(isOffice).map((name) => ({ file: tidy(join(folder, name)), lacks: 'tout' as const }));
  const documents = texts.filter((_, i) => kinds[i] === 'document');
  const aside = texts.flatMap((file, i): readonly Aside[] =>
    kinds[i] === 'document' ? [] : [{ file, lacks: kinds[i] === 'headed' ? 'type' : 'tout' }],
  );
  return {
    documents: documents.map((file) => ({ path: file, index: file, parts: [], asked: false })),
    aside: [...aside, ...office],
  };
};

/** The document that a folder is, when its index says so. */
export const documentIn = (folder: string, home: string): FoundDocument | undefined => {
  const index = INDEXES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (index === undefined || kindOf(index) !== 'document') return undefined;
  return { path: tidy(folder), index: tidy(index), parts: partsOf(folder, home), asked: false };
};

/**
 * The other files of a document's folder; those of a sub-folder, however deep, belong to the key it is named after. A
 * link that leads out counts as a file: it is then refused, not passed over.
 */
const partsOf = (folder: string, home: string): FoundDocument['parts'] => {
  const entries = list(folder);
  const here = filesOf(folder, entries).filter((name) => isText(name) && !INDEXES.includes(name) && name !== FICHE);
  const seen = new Set([realpathSync(folder)]);
  const inside = foldersOf(folder, entries).flatMap((path) =>
    textsBelow(path, home, seen).map((file) => ({ file, folder: basename(path) })),
  );
  return [...here.map((name) => ({ file: tidy(join(folder, name)), folder: '' })), ...inside];
};

const textsBelow = (folder: string, home: string, seen: Set<string>): readonly string[] => {
  if (leadsOut(folder, home)) return [folder];
  if (isSeen(folder, seen)) return [];
  const entries = list(folder);
  const here = filesOf(folder, entries)
    .filter(isText)
    .map((name) => tidy(join(folder, name)));
  const below: string[] = [];
  for (const path of foldersOf(folder, entries)) below.push(...textsBelow(path, home, seen));
  return [...here, ...below];
};

/** Files of a folder; those whose name begins with a dot are other tools' settings (`.gitlab-ci.yml`). */
const filesOf = (folder: string, entries: readonly Dirent[]): readonly string[] =>
  entries.filter((entry) => isFile(folder, entry) && !entry.name.startsWith('.')).map((entry) => entry.name);

const foldersOf = (folder: string, entries: readonly Dirent[]): readonly string[] =>
  entries
    .filter((entry) => isFolder(folder, entry) && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
    .map((entry) => tidy(join(folder, entry.name)));

const list = (folder: string): readonly Dirent[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why = code === 'EACCES' || code === 'EPERM' ? 'vous n’en avez pas le droit' : code;
    throw new UsageError(
      `Le dossier « ${tidy(folder)} » ne peut pas être lu : ${why}.`,
      'Demandez le droit de lecture, ou donnez un autre dossier.',
    );
  }
};

/** A link that leads nowhere counts as a file: it is then reported, not passed over. */
const isFile = (folder: string, entry: Dirent): boolean =>
  entry.isFile() || (entry.isSymbolicLink() && !isFolder(folder, entry));

const isFolder = (folder: string, entry: Dirent): boolean =>
  entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(join(folder, entry.name)));

const leadsToFolder = (link: string): boolean => {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
};

/** Bytes read to know whether a file is a document: more than any front matter takes. */
const HEAD = 65_536;
/** Bytes that most often say it: the type is written first. */
const FIRST = 1024;

/** A document says its `type:`, whether or not that type is known; `headed` is made like one and does not say it. */
type Kind = 'document' | 'headed' | 'other';

const head = Buffer.alloc(HEAD);

/** What the head of a file says it is; a file that cannot be read is taken for a document, so that it is reported. */
const kindOf = (file: string): Kind => {
  try {
    if (!statSync(file).isFile()) return 'document';
    const handle = openSync(file, 'r');
    try {
      const kindBy = (size: number) => kindOfText(file, head.subarray(0, readSync(handle, head, 0, size, 0)));
      const first = kindBy(FIRST);
      return first === 'headed' ? kindBy(HEAD) : first;
    } finally {
      closeSync(handle);
    }
  } catch {
    return 'document';
  }
};

/** A Markdown text needs a front matter; NUL bytes are ignored so that a UTF-16 document is reported, not skipped. */
const kindOfText = (file: string, head: Buffer): Kind => {
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^\w#%-]{0,3}/, '');
  if (/\.(md|markdown)$/i.test(file) && !text.startsWith('---')) return 'other';
  return /^(?:\{ *)?["']?type["']?[ \t]*:/m.test(text) ? 'document' : 'headed';
};

/** A path as the user would type it: forward slashes, no leading « ./ ». */
export const tidy = (path: string): string => join(path).split(sep).join('/');
