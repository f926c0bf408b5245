import { Bookmark, FootnoteReferenceRun, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { FootnoteDefinition, FootnoteReference, PhrasingContent, RootContent } from 'mdast';
import type { Scope } from './scope.js';
import { plainText } from './survey.js';
import { fieldMarks } from './xml.js';

const STYLE_OF_NOTES = 'FootnoteText';

const bookmarkOf = (id: number): string => `_Note${String(id).padStart(6, '0')}`;

/** A second call of the same note: Word gives a note one call, and points at it with a field. */
function callAgain(id: number): readonly ParagraphChild[] {
  const { open, close } = fieldMarks(`NOTEREF ${bookmarkOf(id)} \\f \\h`);
  return [...open, new TextRun({ text: String(id), style: 'FootnoteReference' }), close];
}

/** The call of a note: its number, or, inside another note, its text between brackets. */
export function callOfNote(call: FootnoteReference, { survey, inNote }: Scope): readonly ParagraphChild[] {
  const note = survey.notes.get(call.identifier);
  if (!note) return [new TextRun({ text: `[^${call.label ?? call.identifier}]` })];
  if (inNote) return [new TextRun({ text: ` (${plainText(note.definition)})` })];
  if (!survey.firstCalls.has(call)) return callAgain(note.id);
  // Laid out in three, which the types do not foresee: the library takes no bookmark inside a link.
  const { start, children, end } = new Bookmark({
    id: bookmarkOf(note.id),
    children: [new FootnoteReferenceRun(note.id)],
  });
  return [start, ...children, end] as readonly ParagraphChild[];
}

const SPACE: PhrasingContent = { type: 'text', value: '\u00a0' };

/** The library sets the number right against the first word. */
function spaced([first, ...others]: FootnoteDefinition['children']): readonly RootContent[] {
  if (first?.type !== 'paragraph') return first ? [first, ...others] : [];
  return [{ ...first, children: [SPACE, ...first.children] }, ...others];
}

/** The texts of the notes by number, as the library takes them; `page` is the scope of blocks on the page. */
export function footnotes(page: Scope): Record<string, { readonly children: readonly Paragraph[] }> {
  const scope: Scope = { ...page, inNote: true, style: STYLE_OF_NOTES };
  const entries = [...page.survey.notes.values()].map(({ id, definition }) => {
    const children = page.blocks(spaced(definition.children), scope).filter((block) => block instanceof Paragraph);
    return [String(id), { children: children.length > 0 ? children : [new Paragraph({ style: STYLE_OF_NOTES })] }];
  });
  return Object.fromEntries(entries);
}
