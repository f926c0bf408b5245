import type { FootnoteDefinition, Root } from 'mdast';
import type { Raster } from '../../compose/composed.js';
import { levelsOf } from '../levels.js';
import type { Look } from '../style.js';
import { type AnyNode, descend, ofType } from '../tree.js';
import { setBlocks } from './blocks.js';
import type { SideFile } from './engine.js';
import { turned } from './landscape.js';
import type { Block, HeadingEntry } from './nodes.js';
import { filesOf } from './pictures.js';
import { DEEPEST, type Scope } from './scope.js';
import { survey } from './survey.js';

/** The body as plain data for the template. */
export interface Flat {
  readonly blocks: readonly Block[];
  readonly headings: readonly (HeadingEntry & { readonly level: number })[];
  /** Text alternatives of the tables, empty for none, in the order of their tags. */
  readonly summaries: readonly string[];
  /** Images, as files for the template. */
  readonly pictures: readonly SideFile[];
}

/** Notes that nothing calls, or whose name another bears, are set at the end, for a text must not be lost. */
function uncalled(body: Root, scope: Scope): readonly Block[] {
  const { survey, called } = scope;
  return ofType<FootnoteDefinition>(descend(body as AnyNode), 'footnoteDefinition').flatMap((note) => {
    if (called.has(note.identifier) && survey.notes.get(note.identifier) === note) return [];
    const inNote: Scope = { ...scope, openNotes: new Set([note.identifier]), depth: DEEPEST.blocks };
    return setBlocks(note.children as readonly AnyNode[], inNote);
  });
}

/** Flattens the body. */
export function flatten(body: Root, fitted: (text: string) => string, look: Look): Flat {
  const met = {
    called: new Map<string, number>(),
    headings: [] as HeadingEntry[],
    summaries: [] as string[],
    pictures: [] as Raster[],
  };
  const scope: Scope = { survey: survey(body), look, fitted, depth: 0, openNotes: new Set(), ...met };
  const blocks = [...turned(setBlocks(body.children as readonly AnyNode[], scope)), ...uncalled(body, scope)];
  const levels = levelsOf(met.headings.map(({ depth }) => depth));
  const headings = met.headings.map((entry, index) => ({ ...entry, level: levels[index] ?? 1 }));
  return { blocks, headings, summaries: met.summaries, pictures: filesOf(met.pictures) };
}
