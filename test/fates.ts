import { readFileSync } from 'node:fs';
import { findDossiers } from '../cli/find.js';
import { check } from '../core/check.js';
import type { Diagnostic } from '../core/diagnostic.js';
import { kindOf, type Law, type ReadyRule } from '../core/law/law.js';
import type { Document } from '../core/parse/document.js';
import { type DocumentFiles, readDocument } from '../core/parse/read.js';
import { type Mutant, mutantsOf, type Read } from './mutants.js';
import { ROOT, type World } from './world.js';

/** Day judged when a document says none. */
const TODAY = '2026-01-15';

/** A complete groupement, read. */
export interface Groupement {
  readonly fiche: Read;
  readonly documents: readonly Read[];
}

const text = (file: string) => ({ file, text: readFileSync(file, 'utf8') });

/** Reads a groupement of examples/. */
export const groupement = async (here: World, name: string): Promise<Groupement> => {
  const { dossiers } = await findDossiers([`${ROOT}/examples/${name}`]);
  const found = dossiers[0];
  if (!found) throw new Error(`no groupement in ${name}`);
  const read = async (files: DocumentFiles, type?: string): Promise<Read> => ({
    files,
    read: await readDocument(files, here.types, type),
  });
  const documents = found.documents.map(({ path, index, parts }) =>
    read({ path, index: text(index), parts: parts.map(({ file, folder }) => ({ ...text(file), folder })) }),
  );
  const fiche = await read({ path: found.fiche, index: text(found.fiche), parts: [] }, 'fiche');
  return { fiche, documents: await Promise.all(documents) };
};

/** What became of the mutants of some documents of a groupement. */
export interface Fates {
  /** « pmp /avis/*\/date supprimer », for those that no finding speaks of. */
  readonly survivors: ReadonlySet<string>;
  /** Findings at the place that was changed, above it or below it; and in another part, or in another document. */
  readonly here: number;
  readonly elsewhere: number;
}

/**
 * Changes one thing at a time in the documents of a groupement that are asked for, and judges it: the document alone
 * first, then, when nothing is said, with all the others.
 */
export const fatesOf = async (
  here: World,
  { fiche, documents }: Groupement,
  asked: (type: string) => boolean,
): Promise<Fates> => {
  const survivors = new Set<string>();
  const counts = { here: 0, elsewhere: 0 };
  for (const one of [fiche, ...documents].filter(({ read }) => asked(kindOf(read.type)))) {
    const judge = await bench(
      here,
      fiche.read,
      documents.map(({ read }) => read),
      one.read,
    );
    for (const mutant of mutantsOf(here, one)) {
      const found = await judge(await mutant.document());
      if (found.length === 0) survivors.add(`${shortOf(one.read.type)} ${mutant.pattern} ${mutant.how}`);
      else counts[found.some((finding) => isNear(finding, one.read.path, mutant)) ? 'here' : 'elsewhere'] += 1;
    }
  }
  return { survivors, ...counts };
};

const shortOf = (type: string): string => type.split('.').at(-1) ?? type;

const isNear = ({ document, path }: Diagnostic, changed: string, { pointer, how }: Mutant): boolean =>
  document === changed && (how === 'section' || pointer.startsWith(path) || path.startsWith(pointer));

type Found = readonly Diagnostic[];

/** What is newly found when a document stands in the place of another. */
type Bench = (changed: Document) => Promise<Found>;

const bench = async (here: World, fiche: Document, all: readonly Document[], one: Document): Promise<Bench> => {
  const isFiche = one === fiche;
  const between = { ...here, law: isFiche ? here.law : betweenDocuments(here.law) };
  const alone = (changed: Document) => judged(here, isFiche ? changed : fiche, isFiche ? [] : [changed], false);
  const together = (changed: Document) => {
    const documents = all.map((other) => (other === one ? changed : other));
    return judged(between, isFiche ? changed : fiche, documents, true);
  };
  const [before, beforeTogether] = [await alone(one), await together(one)];
  return async (changed) => {
    const found = added(await alone(changed), before);
    return found.length > 0 ? found : added(await together(changed), beforeTogether);
  };
};

/** Rules that look at several documents: the others say of a document among others what they say of it alone. */
const betweenDocuments = (law: Law): Law => ({ ...law, rules: law.rules.filter(looksAround) });

const looksAround = ({ whole, quand }: ReadyRule): boolean =>
  whole || JSON.stringify(quand ?? {}).includes('"dossier"');

const judged = async (
  { types, law }: World,
  fiche: Document,
  documents: readonly Document[],
  whole: boolean,
): Promise<Found> => {
  const report = await check({ fiche, documents, types, law, today: TODAY, tool: 'test', whole });
  return report.documents.flatMap(({ diagnostics }) => diagnostics);
};

/** Findings of one list that the other does not have. */
const added = (after: Found, before: Found): Found => {
  const known = new Set(before.map(key));
  return after.filter((found) => !known.has(key(found)));
};

/** What a finding says, and where. */
const key = ({ rule, path, message, document }: Diagnostic): string => [document, rule, path, message].join(' | ');
