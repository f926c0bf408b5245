import { type Dirent, existsSync, statSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './exit.js';

/** Name of the fiche du groupement, found upwards like any tool's settings. */
const FICHE = 'ght.yaml';

/** What was found of one document: its index, and the other files of its folder. */
export interface FoundDocument {
  readonly path: string;
  readonly index: string;
  readonly parts: readonly { readonly file: string; readonly folder: string }[];
  /** Named by the user, not met by walking: it must be a document. */
  readonly asked: boolean;
}

/** A groupement and its documents, as paths from the current folder. */
export interface FoundDossier {
  readonly fiche: string;
  readonly documents: readonly FoundDocument[];
}

const TEXT = /\.(ya?ml|md|markdown)$/i;
const SKIPPED = new Set(['node_modules', 'regles', 'gabarits', 'dossier', 'out']);

/** Finds the documents under the given paths (the current folder by default), grouped by groupement. */
export const findDossiers = async (paths: readonly string[]): Promise<readonly FoundDossier[]> => {
  const found = (await Promise.all((paths.length > 0 ? paths : ['.']).map(findUnder))).flat();
  const byPath = new Map(found.map((document) => [document.path, document]));
  const groups = new Map<string, FoundDocument[]>();
  for (const document of byPath.values()) {
    const fiche = ficheFor(document.index);
    const group = groups.get(fiche) ?? [];
    if (document.index !== fiche) group.push(document);
    groups.set(fiche, group);
  }
  return [...groups].map(([fiche, documents]) => ({ fiche, documents }));
};

const findUnder = async (path: string): Promise<readonly FoundDocument[]> => {
  if (!existsSync(path))
    throw new UsageError(
      `« ${path} » n’existe pas.`,
      'Vérifiez le chemin, ou tapez « ght check » seul dans le dossier du groupement.',
    );
  if (!statSync(path).isDirectory()) return [await single(path)];
  const documents = await walk(path, new Set());
  if (documents.length === 0) throw new UsageError(...empty(path));
  return documents;
};

const empty = (path: string): readonly [string, string] => [
  `Aucun document à contrôler dans « ${path === '.' ? 'ce dossier' : path} ».`,
  'Un document est un fichier YAML ou Markdown dont la première partie contient « type: pmp ». Voir « ght --help ».',
];

/** A file named by the user; one in the folder of a document stands for the whole document. */
const single = async (path: string): Promise<FoundDocument> => {
  if (!TEXT.test(path)) throw new UsageError(...notText(path));
  const file = tidy(path);
  return (await folderOf(file)) ?? { path: file, index: file, parts: [], asked: true };
};

const notText = (path: string): readonly [string, string] => {
  if (/\.(docx?|odt|rtf|pdf)$/i.test(path)) {
    return [
      `« ${path} » est un fichier ${/\.pdf$/i.test(path) ? 'PDF' : 'de traitement de texte'} ; ght lit des fichiers YAML ou Markdown.`,
      'Reprenez le texte dans un fichier .md (par exemple pmp.md), puis tapez « ght check pmp.md ». Le guide docs/guide.md montre comment.',
    ];
  }
  return [
    `« ${path} » n’est ni un fichier YAML (.yaml) ni un fichier Markdown (.md).`,
    'Donnez un document du groupement, ou son dossier.',
  ];
};

/** The document in a folder that this file belongs to: its folder, or the one above, has an index. */
const folderOf = async (file: string): Promise<FoundDocument | undefined> => {
  for (const folder of [dirname(file), dirname(dirname(file))]) {
    const index = await indexOf(folder);
    if (index) return { ...(await assembled(folder, index)), asked: true };
  }
  return undefined;
};

const INDEXES = ['index.md', 'index.yaml', 'index.yml'];

const indexOf = async (folder: string): Promise<string | undefined> =>
  INDEXES.map((name) => join(folder, name)).find((path) => existsSync(path));

const assembled = async (folder: string, index: string): Promise<FoundDocument> => {
  const entries = await list(folder);
  const here = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name) && !INDEXES.includes(entry.name));
  const folders = entries.filter((entry) => entry.isDirectory() && !isSkipped(entry.name));
  const inside = await Promise.all(
    folders.map(async (entry) =>
      (await list(join(folder, entry.name)))
        .filter((one) => one.isFile() && TEXT.test(one.name))
        .map((one) => ({ file: tidy(join(folder, entry.name, one.name)), folder: entry.name })),
    ),
  );
  const parts = [...here.map((entry) => ({ file: tidy(join(folder, entry.name)), folder: '' })), ...inside.flat()];
  return { path: tidy(folder), index: tidy(index), parts, asked: false };
};

/** Every document below a folder; a folder with an index is one document; loops of links are met once. */
const walk = async (folder: string, seen: Set<string>): Promise<readonly FoundDocument[]> => {
  const real = await realpath(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const index = await indexOf(folder);
  if (index && (await declares(index))) return [await assembled(folder, index)];
  const entries = await list(folder);
  const files = entries
    .filter((entry) => isFile(folder, entry) && TEXT.test(entry.name))
    .map((entry) => tidy(join(folder, entry.name)));
  const kept = await Promise.all(
    files.map(async (file) => ((await declares(file)) || file.split('/').at(-1) === FICHE ? [file] : [])),
  );
  const folders = entries.filter((entry) => isFolder(folder, entry) && !isSkipped(entry.name));
  const below: FoundDocument[] = [];
  for (const entry of folders) below.push(...(await walk(join(folder, entry.name), seen)));
  return [...kept.flat().map((file) => ({ path: file, index: file, parts: [], asked: false })), ...below];
};

const isSkipped = (name: string): boolean => name.startsWith('.') || SKIPPED.has(name);

const list = async (folder: string): Promise<readonly Dirent[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new UsageError(
      `Le dossier « ${tidy(folder)} » ne peut pas être lu (${code}).`,
      'Demandez le droit de lecture, ou donnez un autre dossier.',
    );
  }
};

const isFile = (folder: string, entry: Dirent): boolean =>
  entry.isFile() || (entry.isSymbolicLink() && targetIs(folder, entry, 'isFile'));
const isFolder = (folder: string, entry: Dirent): boolean =>
  entry.isDirectory() || (entry.isSymbolicLink() && targetIs(folder, entry, 'isDirectory'));

const targetIs = (folder: string, entry: Dirent, kind: 'isFile' | 'isDirectory'): boolean => {
  try {
    return statSync(join(folder, entry.name))[kind]();
  } catch {
    return false;
  }
};

/** True when the head of a file says it is a document (`type:`), whether or not that type is known. */
const declares = async (file: string): Promise<boolean> => {
  const { open } = await import('node:fs/promises');
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    await handle.close();
    return announces(file, buffer.subarray(0, bytesRead));
  } catch {
    return true;
  }
};

/** A Markdown text needs a front matter; NUL bytes are ignored so that a UTF-16 document is reported, not skipped. */
const announces = (file: string, head: Buffer): boolean => {
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^\w#%-]{0,3}/, '');
  if (/\.(md|markdown)$/i.test(file) && !text.startsWith('---')) return false;
  return /^type[ \t]*:/m.test(text);
};

/** Nearest `ght.yaml` at or above a file. */
const ficheFor = (file: string): string => {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const fiche = join(folder, FICHE);
    if (existsSync(fiche)) return tidy(relative(process.cwd(), fiche));
    if (dirname(folder) === folder) throw new UsageError(...withoutFiche(file));
  }
};

const withoutFiche = (file: string): readonly [string, string] => [
  `Il manque la fiche du groupement : aucun fichier ${FICHE} auprès de « ${file} » ni dans les dossiers au-dessus.`,
  `Créez ${FICHE} avec le nom du groupement et ses établissements. Le plus simple : copiez examples/val-de-brume/ght.yaml et corrigez-le.`,
];

/** A path as the user would type it: forward slashes, no leading « ./ ». */
const tidy = (path: string): string => join(path).split(sep).join('/');
