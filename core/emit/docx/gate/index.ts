import { type Package, readPackage } from './parts.js';
import { referenceFaults } from './references.js';
import { relationFaults, typeFaults } from './relations.js';

/** What the gate must know of the source to judge the file. */
export interface GateOptions {
  /** True when the source itself holds « {{ »: it is then text, and not what is left of a template. */
  readonly braces?: boolean;
}

const formFaults = ({ parts }: Package): readonly string[] =>
  [...parts.values()].flatMap(({ path, error }) =>
    error ? [`« ${path} » n’est pas du XML bien formé : ${error}`] : [],
  );

/** Every drawing says in words what it shows, unless it is only an ornament. */
function pictureFaults({ parts }: Package): readonly string[] {
  const all = [...parts.values()];
  const ornaments = all.flatMap((part) => part.all('adec:decorative')).length;
  const silent = all.flatMap((part) => part.all('wp:docPr')).filter(({ descr = '' }) => descr.trim() === '');
  return silent.length > ornaments ? ['Une image n’a pas de texte de remplacement.'] : [];
}

/** A screen reader announces the title, and reads in the language of the document. */
function identityFaults({ parts }: Package): readonly string[] {
  const title = parts.get('docProps/core.xml')?.texts('dc:title').join('').trim();
  const language = parts.get('word/styles.xml')?.values('w:lang', 'w:val')[0];
  return [...(title ? [] : ['Le document n’a pas de titre.']), ...(language ? [] : ['Le document n’a pas de langue.'])];
}

const residueFaults = ({ parts }: Package, { braces = false }: GateOptions): readonly string[] =>
  [...parts.values()].flatMap(({ path, xml }) => [
    ...(/[\uE000\uE001]/.test(xml) ? [`« ${path} » garde une marque de gabarit.`] : []),
    ...(!braces && xml.includes('{{') ? [`« ${path} » garde « {{ » d’un gabarit.`] : []),
  ]);

type Check = (read: Package, options: GateOptions) => readonly string[];

const CHECKS: readonly Check[] = [
  typeFaults,
  formFaults,
  relationFaults,
  referenceFaults,
  pictureFaults,
  identityFaults,
  residueFaults,
];

/**
 * Re-reads a Word file as it is written, and says in French what is wrong with it; nothing for a sound file. It
 * answers on any bytes: a fault is one of ght, never of the document of the user.
 */
export function faultsOfDocx(bytes: Uint8Array, options: GateOptions = {}): readonly string[] {
  try {
    const read = readPackage(bytes);
    return CHECKS.flatMap((check) => check(read, options));
  } catch (error) {
    return [`Le fichier ne peut pas être relu : ${error instanceof Error ? error.message : String(error)}.`];
  }
}
