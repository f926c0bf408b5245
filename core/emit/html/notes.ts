import type { Element, ElementContent } from 'hast';
import type { FootnoteReference } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { el, isElement, lines, text } from './make.js';
import type { Note, Survey } from './survey.js';

const noteId = (rank: number): string => `note-${rank}`;

/** The first call of note 3 is « appel-3 », the second « appel-3-2 ». */
const callId = (rank: number, nth: number): string => (nth === 0 ? `appel-${rank}` : `appel-${rank}-${nth + 1}`);

/** The call of a note: its number, that leads to it; a note that is nowhere is written as it was typed. */
export function call(node: FootnoteReference, { notes }: Survey): ElementContent {
  const note = notes.find(({ calls }) => calls.includes(node));
  if (!note) return text(`[^${node.label ?? node.identifier}]`);
  const { rank, calls } = note;
  const id = callId(rank, calls.indexOf(node));
  const label = `Note\u00a0${rank}`;
  return el('sup', {}, el('a', { href: `#${noteId(rank)}`, id, role: 'doc-noteref', ariaLabel: label }, `${rank}`));
}

function back({ rank, calls }: Note, nth: number): readonly ElementContent[] {
  const which = calls.length > 1 ? ` (appel ${nth + 1} sur ${calls.length})` : '';
  const label = `Retour au texte, note\u00a0${rank}${which}`;
  const href = `#${callId(rank, nth)}`;
  return [text('\u00a0'), el('a', { href, role: 'doc-backlink', ariaLabel: label, className: ['back'] }, '↩\ufe0e')];
}

const UNCALLED = el('p', {}, el('em', {}, 'Note sans appel\u00a0:'));

function item(note: Note, state: State): Element {
  const blocks = state.all(note.definition);
  const links = note.calls.flatMap((_, nth) => back(note, nth));
  const last = blocks.at(-1);
  if (isElement(last, 'p')) last.children.push(...links);
  else if (links.length > 0) blocks.push(el('p', {}, ...links));
  const lead = note.calls.length === 0 ? [UNCALLED] : [];
  return el('li', { id: noteId(note.rank) }, ...lines([...lead, ...blocks]));
}

/** The notes, each with links back to where it is called. */
export function endnotes({ notes }: Survey, state: State): readonly Element[] {
  if (notes.length === 0) return [];
  const list = el('ol', {}, ...lines(notes.map((note) => item(note, state))));
  const title = el('h2', { id: 'notes' }, 'Notes');
  return [el('section', { className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: ['notes'] }, title, list)];
}
