import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write.js';

/** A file that `ght init` writes where there is none. */
export interface NewFile {
  /** Path from the folder of the groupement. */
  readonly path: string;
  readonly content: string;
  readonly mode?: number;
  /** Folder that the report names in place of its files. */
  readonly group?: string;
  /** Lines to add by hand to a file that is there already. */
  readonly toAdd?: string;
}

/** What was done with each file, by its path or the folder that stands for it. */
export interface Done {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly toAdd: readonly NewFile[];
}

/** Writes the files that are not there; one that is there is never touched. */
export const writeMissing = async (folder: string, files: readonly NewFile[]): Promise<Done> => {
  const present = files.filter(({ path }) => existsSync(join(folder, path)));
  const missing = files.filter((file) => !present.includes(file));
  for (const { path, content, mode } of missing) await writeWhole(join(folder, path), content, mode);
  const toAdd = present.filter(({ path, toAdd = '' }) => !hasLines(textOf(join(folder, path)), toAdd));
  return { written: names(missing), kept: names(present), toAdd };
};

/** What two rounds of writing did. */
export const together = (first: Done, second: Done): Done => ({
  written: [...first.written, ...second.written],
  kept: [...first.kept, ...second.kept],
  toAdd: [...first.toAdd, ...second.toAdd],
});

const textOf = (path: string): string => (statSync(path).isFile() ? readFileSync(path, 'utf8') : '');

const hasLines = (text: string, lines: string): boolean => {
  const there = new Set(text.split('\n').map(bare));
  return lines.split('\n').every((line) => there.has(bare(line)));
};

const bare = (line: string): string => line.trim().replace(/,$/, '');

/** Paths, the files of one group named once. */
const names = (files: readonly NewFile[]): readonly string[] => [
  ...new Set(files.map(({ path, group }) => group ?? path)),
];
