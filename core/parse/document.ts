import type { Diagnostic, Level, Place } from '../diagnostic.js';
import type { Json } from '../json.js';
import type { SourceNode } from './source.js';

/** A text handed in by the command line, already decoded: no BOM, line feeds only. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Name, in findings, of a text that comes by no file. */
export const STDIN = 'entrée standard';

/** True for a text in Markdown: its file says so, or, when it has none, its front matter that a line closes. */
export const isMarkdown = ({ file, text }: SourceText): boolean =>
  file === STDIN ? /^---[ \t]*\n[\s\S]*?\n---[ \t]*\n/.test(text) : /\.(?:md|markdown)$/i.test(file);

/** A title as its author numbered it (« 9° Suivi »), to be held against the number of the version judged. */
export interface NumberedTitle {
  /** JSON pointer of what the title opens. */
  readonly pointer: string;
  readonly number: string;
  readonly place: Place;
}

/** One source text, read: its data, where each datum stands, and what could not be read. */
export interface Parsed {
  readonly data: Json;
  /** Built on demand: a text without a finding never pays for its places. */
  readonly source: () => SourceNode;
  readonly problems: readonly Problem[];
  readonly remarks?: readonly Remark[];
  readonly titles: readonly NumberedTitle[];
}

/** What could not be read, before a document exists to report it on. */
export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly fix?: string;
  readonly place: Place;
}

/** A slip that does not keep the document from being read. */
export interface Remark extends Problem {
  readonly level: Level;
}

/** A document of the groupement, whatever the form it is written in. */
export interface Document {
  /** Path of its file, or of its folder. */
  readonly path: string;
  readonly type: string;
  readonly data: Json;
  readonly source: () => SourceNode;
  readonly problems: readonly Problem[];
  readonly remarks?: readonly Remark[];
  readonly titles: readonly NumberedTitle[];
}

/** Turns a reading problem into a finding on its document. */
export const unreadable = (problem: Problem, document: string): Diagnostic => ({
  level: 'illisible',
  outcome: 'manquant',
  document,
  path: '',
  ...problem,
});
