import { coverageOf } from './coverage.js';
import type { CheckReport, Diagnostic, DocumentReport, RuleSummary } from './diagnostic.js';
import { type Files, filesOf, type Prepared, type Unread } from './dossier.js';
import { baremeOf, echeancierOf } from './echeancier.js';
import { withHints } from './hints.js';
import { asText, type Json, own } from './json.js';
import { applyRule, citationOf, rulesFor } from './law/apply.js';
import type { Validate } from './law/judge.js';
import type { Facts, Law } from './law/law.js';
import { kindOf, on } from './law/law.js';
import { withoutRepeats } from './law/repeats.js';
import { fill, spaced } from './message.js';
import { type Directory, directoryOf } from './model/fiche.js';
import { type FoundImage, imageFaults } from './model/image-faults.js';
import type { Model } from './model/model.js';
import { type PieceState, pieceFaults } from './model/pieces.js';
import type { Document } from './parse/document.js';
import { unreadable } from './parse/document.js';
import type { Reading } from './parse/markdown.js';
import { codeOf, prepare } from './prepare.js';
import { schemaProblems } from './schema-errors.js';
import { dayOf, misnumbered, tooEarly, versionText } from './timing.js';
import { waive } from './waivers.js';

/** A type of document, as `schemas/` and `rules/` define it. */
export interface DocumentType extends Reading {
  readonly title: string;
  readonly validate: Validate;
  /** Path of the article whose items the document answers, for the grid. */
  readonly article?: string;
  /** French titles of all its keys. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Everything `check` judges with and on; the day comes from outside. */
export interface CheckInput {
  readonly fiche: Document;
  readonly documents: readonly Document[];
  /** By name; undefined for a type that no document of the run has. */
  readonly types: Readonly<Record<string, DocumentType | undefined>>;
  readonly law: Law;
  /** Day asked for by `--au`. */
  readonly au?: string;
  readonly today: string;
  readonly tool: string;
  /** False when some documents of the groupement were left out: what they would show is then unknown. */
  readonly whole?: boolean;
  /** Fiches of the other groupements of the same run. */
  readonly neighbours?: readonly Document[];
  /** What was found of the files that a document joins, by the path of the document, then by theirs. */
  readonly pieces?: Readonly<Record<string, Readonly<Record<string, PieceState>>>>;
  /** Images that the prose of a document calls, by the path of the document. */
  readonly images?: Readonly<Record<string, readonly FoundImage[]>>;
  /** Path of each document from the folder of the fiche, by its path. */
  readonly fromFiche?: Readonly<Record<string, string>>;
}

/** A document judged, with what rendering needs of it. */
export interface Judged {
  readonly report: DocumentReport;
  readonly model: Model;
}

/** A check, with each document as it was judged, and the data of those that could be read, by their path. */
export interface Examined {
  readonly report: CheckReport;
  readonly judged: readonly Judged[];
  readonly data: ReadonlyMap<string, Json>;
}

/** Judges the documents of one groupement, the fiche included, its derogations applied. */
export const examine = async (input: CheckInput): Promise<Examined> => {
  const all = await judgeAll(input);
  const waived = waive(
    all.flatMap(({ report }) => report.diagnostics),
    input,
  );
  const diagnosticsOf = (document: string) =>
    [...waived.diagnostics, ...waived.faults].filter((found) => found.document === document).map(typeset);
  const judged = all.map(({ report, model }) => ({
    model,
    report: { ...report, diagnostics: diagnosticsOf(report.document) },
  }));
  const documents = judged.map((one) => one.report);
  const report = {
    groupement: asText(own(input.fiche.data, 'nom')) || 'Groupement sans nom',
    tool: input.tool,
    documents,
    rules: summaries(input.law, documents),
  };
  return { report, judged, data: new Map(judged.map(({ model }) => [model.document.path, model.data])) };
};

/** Judges the documents of one groupement, the fiche included. */
export const check = async (input: CheckInput): Promise<CheckReport> => (await examine(input)).report;

const typeset = (found: Diagnostic): Diagnostic => ({
  ...found,
  message: spaced(found.message),
  ...(found.fix === undefined ? {} : { fix: spaced(found.fix) }),
});

/** Judges the fiche and each document; shared by the report and by the rendering. */
export const judgeAll = async (input: CheckInput): Promise<readonly Judged[]> => {
  const broken = input.fiche.problems.length > 0;
  const documents = broken ? input.documents.map(withoutFiche) : input.documents;
  const directory = directoryOf(input.fiche.data);
  const prepared = [input.fiche, ...documents].map((document) => madeReady(document, directory, input));
  const files = filesOf(prepared, input);
  return Promise.all(prepared.map((one) => judge(one, files, input)));
};

/** A document whose groupement is unknown cannot be judged; it must not be passed over either. */
const withoutFiche = (document: Document): Document => ({
  ...document,
  problems: [
    ...document.problems,
    {
      rule: 'lecture/sans-fiche',
      message: "Le document n'a pas été contrôlé, car la fiche du groupement ne peut pas être lue.",
      fix: "Corrigez d'abord ght.yaml.",
      place: document.source().place,
    },
  ],
});

/** A document whose names are resolved, or what keeps it from being read. */
const madeReady = (document: Document, directory: Directory, input: CheckInput): Prepared => {
  const type = input.types[document.type];
  const [day, dayFrom] = dayOf(document.data, input);
  const problems = document.problems.map((problem) => unreadable(problem, document.path));
  if (!type || problems.length > 0) return { document, day, unread: problems, title: type?.title ?? 'Document' };
  const article = type.article === undefined ? undefined : input.law.articles[type.article];
  const model = prepare(document, type, input.fiche.data, directory, article, day);
  return { document, day, dayFrom, type, model, ...(article ? { article } : {}) };
};

const judge = async (one: Prepared, files: Files, input: CheckInput): Promise<Judged> => {
  if ('unread' in one) return blind(one);
  const { document, type, article, day, dayFrom, model } = one;
  const { facts, placeIn } = files.around(one);
  const rules = rulesFor(input.law, document.type, day, model.data);
  const found = withoutRepeats(
    rules.flatMap((rule) => applyRule(rule, input.law, model, facts, placeIn)),
    new Set(rules.filter(({ efface }) => efface).map(({ id }) => id)),
    model.data,
  );
  const hinted = withHints(found, model, type, (item) => codeOf(article, day, item));
  const unread = await schemaProblems(document, type.shape, type.validate);
  const pieces = pieceFaults(document, type.shape, input.pieces?.[document.path]);
  const images = imageFaults(document, input.images?.[document.path]);
  const before = [...tooEarly(document, input.law, day), ...unread, ...model.problems, ...pieces, ...images];
  const diagnostics = [...before, ...misnumbered(document, article, day), ...hinted];
  const coverage = article ? coverageOf(input.law, article, document.type, day, model.data, hinted) : undefined;
  const version = article ? versionText(article, day) : undefined;
  const report = { document: document.path, title: type.title, type: document.type, day, dayFrom, diagnostics };
  const echeancier = scheduleOf(document.type, facts);
  const more = {
    ...(version ? { version } : {}),
    ...(coverage ? { coverage } : {}),
    ...(echeancier ? { echeancier } : {}),
  };
  return { model, report: { ...report, ...more } };
};

/** Payments of a candidature to a call that pays by paliers; none when its barème may have been left out. */
const scheduleOf = (type: string, { document, appel, dossier }: Facts): DocumentReport['echeancier'] => {
  if (kindOf(type) !== 'candidature' || own(appel, 'thematiques') === undefined) return undefined;
  const bareme = baremeOf(dossier.documents, own(document, 'appel'))?.data;
  if (bareme === undefined && !dossier.complet) return undefined;
  const schedule = echeancierOf(document, appel, bareme);
  return schedule.lignes.length > 0 ? schedule : undefined;
};

const blind = ({ document, title, day, unread: diagnostics }: Unread): Judged => ({
  model: {
    document,
    data: document.data,
    problems: [],
    redirects: new Map(),
    titleAt: () => '',
    place: () => document.source().place,
  },
  report: { document: document.path, title, type: document.type, day, dayFrom: 'non_juge', diagnostics },
});

const summaries = (law: Law, documents: readonly DocumentReport[]): Readonly<Record<string, RuleSummary>> => {
  const spoke = new Map(
    documents.flatMap((report) => report.diagnostics.map((found) => [found.rule, report.day] as const)),
  );
  const known = law.rules
    .filter((rule) => spoke.has(rule.id))
    .map((rule): [string, RuleSummary] => {
      const day = spoke.get(rule.id) ?? '';
      const article = law.articles[rule.article];
      const level = on(rule.niveau, day) ?? 'conseil';
      const help = fill(rule.correction, day, {});
      return [
        rule.id,
        { title: rule.title, level, help, ...(article ? { article: citationOf(rule, article, day).article } : {}) },
      ];
    });
  return Object.fromEntries(known);
};
