import type { CheckReport } from '../diagnostic.js';

/** What a report may need beside the findings: all pure data, handed in by the command line. */
export interface ReportContext {
  /** Lines of a source file, for code frames; undefined when the file was not read. */
  readonly lines: (file: string) => readonly string[] | undefined;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Level from which findings make the check fail. */
  readonly failOn: 'bloquant' | 'majeur' | 'conseil';
  /** Only the findings and the closing line. */
  readonly quiet: boolean;
  /** Address where the pages of `rules/` can be read, for links. */
  readonly rulesAt?: string;
}

/** A report: the findings as one text, ending with a newline. */
export type Report = (report: CheckReport, context: ReportContext) => string;
