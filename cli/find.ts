import { existsSync, lstatSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { STDIN } from '../core/parse/document.js';
import { UsageError } from './exit.js';
import { type Aside, documentIn, FICHE, type FoundDocument, isOffice, isText, type Met, tidy, walk } from './walk.js';

/** A groupement and its documents, as paths from the current folder. */
export interface FoundDossier {
  readonly fiche: string;
  readonly documents: readonly FoundDocument[];
  /** True when the folder of the fiche was walked: no document of the groupement is left out. */
  readonly whole: boolean;
}

/** Every file of a groupement. */
export const filesOf = ({ fiche, documents }: FoundDossier): readonly string[] => [
  fiche,
  ...documents.flatMap(filesOfDocument),
];

/** The files that a document is written in. */
export const filesOfDocument = ({ index, parts }: FoundDocument): readonly string[] => [
  index,
  ...parts.map(({ file }) => file),
];

/** What the given paths hold. */
export interface Found {
  readonly dossiers: readonly FoundDossier[];
  readonly aside: readonly Aside[];
}

/**
 * Finds the documents under the given paths (the current folder by default), grouped by groupement. What was only met
 * on the way, and belongs to no groupement, is set aside when there is one to speak of. With `piped`, the path « - »
 * is standard input.
 */
export const findDossiers = (paths: readonly string[], piped = false): Found => {
  const asked = paths.length > 0 ? paths : ['.'];
  const met = asked.map((path) => (piped && path === '-' ? PIPED : findUnder(nearby(path))));
  const byPath = new Map(met.flatMap(({ documents }) => documents).map((one) => [resolve(one.path), one]));
  const ficheOf = rememberedFiches();
  const placed = [...byPath.values()].map((document) => ({ document, fiche: ficheOf(dirname(document.index)) }));
  const lost = placed.filter(({ fiche }) => fiche === undefined).map(({ document }) => document);
  const first = lost.find((document) => document.asked || lost.length === placed.length);
  if (first) throw new UsageError(...withoutFiche(first.index));
  const aside = lost.map(({ index }): Aside => ({ file: index, lacks: 'fiche' }));
  const byFiche = new Map<string, FoundDocument[]>();
  for (const { document, fiche } of placed) {
    if (fiche !== undefined) byFiche.set(fiche, [...(byFiche.get(fiche) ?? []), document]);
  }
  const dossiers = [...byFiche].map(([fiche, documents]) => toDossier(fiche, documents));
  return { dossiers, aside: [...met.flatMap((one) => one.aside), ...aside] };
};

/** The fiche above a folder, looked for once for all the documents of the folder. */
const rememberedFiches = (): ((folder: string) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  return (folder) => {
    if (!known.has(folder)) known.set(folder, ficheAbove(folder));
    return known.get(folder);
  };
};

/** A path typed from the root of the disk, as seen from here when it is below: reports are the same on any machine. */
const nearby = (path: string): string => {
  const seen = relative(process.cwd(), path);
  return isAbsolute(path) && !isAbsolute(seen) && !seen.startsWith('..') ? seen || '.' : path;
};

const toDossier = (fiche: string, documents: readonly FoundDocument[]): FoundDossier => {
  const isFiche = ({ index }: FoundDocument) => resolve(index) === resolve(fiche);
  return {
    fiche,
    documents: documents.filter((one) => !isFiche(one)),
    whole: documents.some((one) => isFiche(one) && !one.asked),
  };
};

/** The document that comes by standard input: it belongs to the groupement of the current folder. */
const PIPED: Met = { documents: [{ path: STDIN, index: STDIN, parts: [], asked: true }], aside: [] };

const findUnder = (path: string): Met => {
  if (!existsSync(path)) throw new UsageError(...missing(path));
  if (!statSync(path).isDirectory()) return { documents: [single(path)], aside: [] };
  if (isRoot(path)) throw new UsageError(...atRoot(path));
  const met = walk(path, homeOf(path));
  if (met.documents.length > 0) return met;
  const around = documentAround(dirname(resolve(path)));
  if (!around)
    throw new UsageError(...nothing('à lire', ` ${path === '.' ? 'dans ce dossier' : `dans « ${path} »`}`, met.aside));
  return { documents: [around], aside: [] };
};

/** The root of a disk, where no groupement stands: reading the whole disk would be of use to nobody. */
const isRoot = (path: string): boolean => dirname(resolve(path)) === resolve(path) && !existsSync(join(path, FICHE));

const atRoot = (path: string): readonly [string, string] => [
  `« ${resolve(path)} » est la racine du disque : ght n’y cherche pas de document.`,
  'Donnez le dossier du groupement, par exemple « ght check mon-ght ».',
];

const ALONE = 'tapez « ght check » seul dans le dossier du groupement.';

const missing = (path: string): readonly [string, string] => {
  if (path === '') return ['Un chemin est vide.', `Écrivez celui d’un document, ou ${ALONE}`];
  if (isLink(path))
    return [`« ${path} » est un lien qui ne mène nulle part.`, 'Supprimez le lien et mettez le fichier lui-même.'];
  const slashed = path.replaceAll('\\', '/');
  const fix = existsSync(slashed) ? `Vouliez-vous dire « ${slashed} » ?` : `Vérifiez le chemin, ou ${ALONE}`;
  return [`« ${path} » n’existe pas.`, fix];
};

/** A path that goes through a file, or longer than a disk takes, leads to no link either. */
const isLink = (path: string): boolean => {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
};

/** Where nothing is found when the fiche stands alone. */
export const ONLY_FICHE = ' : le groupement n’a que sa fiche ght.yaml';

/** Says that there is nothing to judge, and what to do with the files that were set aside. */
export const nothing = (to: string, where: string, aside: readonly Aside[]): readonly [string, string] => {
  const text = aside.find(({ lacks }) => lacks === 'type') ?? aside.find(({ file }) => isText(file) && !isNotice(file));
  const office = aside.find(({ file }) => isOffice(file))?.file;
  const usual =
    'Pour commencer un dossier, tapez « ght init ». Un document est un fichier YAML ou Markdown qui dit son type (« type: pmp »).';
  const fix = (text && toDeclare(text)) ?? (office && notText(office).join(' ')) ?? usual;
  return [`Aucun document ${to}${where}.`, fix];
};

/** A notice for readers, which is no document of the groupement. */
const isNotice = (file: string): boolean => /^(?:readme|lisez-?moi|changelog)/i.test(basename(file));

const toDeclare = ({ file, lacks }: Aside): string => {
  const front =
    lacks === 'type'
      ? 'ajoutez « type: pmp » à son en-tête'
      : 'commencez-le par trois lignes : « --- », « type: pmp », « --- »';
  const what = /\.ya?ml$/i.test(file) ? 'commencez-le par la ligne « type: pmp »' : front;
  return `Pour que « ${file} » soit lu, ${what}.`;
};

/** A file named by the user; one in the folder of a document stands for the whole document. */
const single = (path: string): FoundDocument => {
  if (!isText(path)) throw new UsageError(...notText(path));
  const file = tidy(path);
  const whole = basename(path) === FICHE ? undefined : documentAround(dirname(resolve(path)));
  return whole ?? { path: file, index: file, parts: [], asked: true };
};

const notText = (path: string): readonly [string, string] => {
  if (isOffice(path)) {
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

/** The document that a folder is part of: that folder, or one above it up to the fiche, says it is a document. */
const documentAround = (start: string): FoundDocument | undefined => {
  for (let folder = start; ; folder = dirname(folder)) {
    const document = documentIn(relative(process.cwd(), folder) || '.', homeOf(folder));
    if (document) return { ...document, asked: true };
    if (existsSync(join(folder, FICHE)) || dirname(folder) === folder) return undefined;
  }
};

/** The folder that links may not leave: that of the fiche above, else the folder itself. */
const homeOf = (folder: string): string => dirname(ficheAbove(folder) ?? join(folder, FICHE));

/** Nearest `ght.yaml` in a folder or above it, or undefined. */
export const ficheAbove = (start: string): string | undefined => {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const fiche = join(folder, FICHE);
    if (existsSync(fiche)) return tidy(relative(process.cwd(), fiche));
    if (dirname(folder) === folder) return undefined;
  }
};

const withoutFiche = (file: string): readonly [string, string] => [
  `Il manque la fiche du groupement : aucun fichier ${FICHE} ${file === STDIN ? 'dans le dossier courant' : `auprès de « ${file} »`} ni dans les dossiers au-dessus.`,
  existsSync(join(dirname(file), 'ght.yml'))
    ? `Renommez ght.yml en ${FICHE}.`
    : `Tapez « ght init ${tidy(dirname(file))} » pour la commencer : le nom du groupement, et ses établissements.`,
];
