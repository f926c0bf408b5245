import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { GENRES, HEAVIEST, type PieceState, piecesOf } from '../core/model/pieces.js';
import type { Document } from '../core/parse/document.js';
import type { Shape } from '../core/parse/shape.js';
import { isOutside, leadsOut } from './inside.js';

/** State of every file that a document joins, by its path as written; undefined when it joins none. */
export const statesOf = async (
  document: Document,
  shape: Shape | undefined,
  index: string,
  fiche: string,
): Promise<Readonly<Record<string, PieceState>> | undefined> => {
  const files = [...new Set(piecesOf(shape, document.data).map(({ fichier }) => fichier))];
  return files.length === 0 ? undefined : statesOfFiles(files, index, fiche);
};

/** State of files that the document of an index joins, by their path as written. */
export const statesOfFiles = async (
  files: readonly string[],
  index: string,
  fiche: string,
): Promise<Readonly<Record<string, PieceState>>> => {
  const states = files.map(async (file) => [file, await stateOf(file, dirname(index), dirname(fiche))] as const);
  return Object.fromEntries(await Promise.all(states));
};

/** Where a joined file is, from its path as written in a document. */
export const pathOf = (file: string, index: string): string => join(dirname(index), file);

/** Kind of a joined file, by the ending of its name: « pdf ». */
export const genreOf = (file: string): string => extname(file).slice(1).toLowerCase();

const stateOf = async (file: string, folder: string, root: string): Promise<PieceState> => {
  const spot = spotOf(file, folder, root);
  if (spot !== 'fichier') return spot;
  const genre = genreOf(file);
  if (!GENRES.includes(genre)) return 'genre';
  const path = join(folder, file);
  if (statSync(path).size > HEAVIEST) return 'trop_lourde';
  try {
    return contentOf(readFileSync(path), genre);
  } catch {
    return 'illisible';
  }
};

/** What stands at a path that a document gives. */
export type Spot = 'hors_dossier' | 'absente' | 'illisible' | 'dossier' | 'fichier';

/** What stands at a path given in a file of `folder`; nothing outside `root` is looked at, nor through a link. */
export const spotOf = (file: string, folder: string, root: string): Spot => {
  const path = join(folder, file);
  if (isAbsolute(file) || /^[a-z]:|\\/i.test(file) || isOutside(path, root)) return 'hors_dossier';
  if (!existsSync(path)) return isDeadLink(path) ? 'illisible' : 'absente';
  if (leadsOut(path, root)) return 'hors_dossier';
  const found = statSync(path);
  if (found.isDirectory()) return 'dossier';
  return found.isFile() ? 'fichier' : 'illisible';
};

/** A link that leads nowhere; a path that no file may have (a null character, too long) is none. */
const isDeadLink = (path: string): boolean => {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
};

const ZIP = 'PK\u0003\u0004';

/** How a file of each kind begins; those left out are plain text. */
const STARTS: Readonly<Record<string, string>> = {
  ...{ pdf: '%PDF-', docx: ZIP, odt: ZIP, xlsx: ZIP, ods: ZIP },
  ...{ png: '\u0089PNG', jpg: '\u00ff\u00d8\u00ff', jpeg: '\u00ff\u00d8\u00ff' },
};

/** A Word or Excel file under a password is an older container, which holds what is enciphered by that name. */
const CONTAINER = '\u00d0\u00cf\u0011\u00e0';
const ENCIPHERED = Buffer.from('EncryptedPackage', 'utf16le');

/** What the trailer of a PDF names, and not the mere word in a page. */
const PASSWORD = /\/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)/;

/** Text that Excel or Notepad writes on two bytes a letter says so at its head. */
const WIDE = /^(?:\u00ff\u00fe|\u00fe\u00ff)/;

const contentOf = (bytes: Buffer, genre: string): PieceState => {
  if (bytes.length === 0) return 'vide';
  const start = STARTS[genre];
  const head = bytes.subarray(0, 1024).toString('latin1');
  if (start === undefined) return bytes.includes(0) && !WIDE.test(head) ? 'contenu' : 'lue';
  if (start === ZIP && head.startsWith(CONTAINER) && bytes.includes(ENCIPHERED)) return 'chiffree';
  if (!head.includes(start)) return 'contenu';
  return genre === 'pdf' && PASSWORD.test(bytes.toString('latin1')) ? 'chiffree' : 'lue';
};
