import { strFromU8, unzipSync } from 'fflate';
import { child, elements, type Markup, readMarkup, valueIn } from '../../core/emit/docx/revisions/markup.js';

/** What becomes of the changes of a Word file: all accepted, or all rejected. */
export type Verdict = 'accepted' | 'rejected';

const DROPPED = { accepted: 'w:del', rejected: 'w:ins' } as const;
const TEXTS = new Set(['w:t', 'w:delText']);

/** A Word file once all its changes are accepted or rejected: one line a paragraph, its style first. */
export const linesOf = (bytes: Uint8Array, verdict: Verdict): readonly string[] => {
  const files = unzipSync(bytes);
  const part = (path: string): Markup => readMarkup(strFromU8(files[path] ?? new Uint8Array()));
  const dropped = DROPPED[verdict];
  const notes = new Map(elements(part('word/footnotes.xml')).map((note) => [note.attributes['w:id'], note]));
  const text = (node: Markup): string => {
    if (node.name === dropped) return '';
    if (TEXTS.has(node.name)) return node.children.join('');
    if (node.name === 'w:br' || node.name === 'w:tab') return '⏎';
    if (node.name === 'w:drawing') return '[dessin]';
    if (node.name === 'w:footnoteReference') return `[${noteText(node.attributes['w:id'] ?? '')}]`;
    if (node.name === 'w:pPr') return '';
    return elements(node).map(text).join('');
  };
  const noteText = (id: string): string => {
    const note = notes.get(id);
    return note ? lines(elements(note)).join('/') : `note ${id} perdue`;
  };
  const styleOf = (paragraph: Markup): string => {
    const set = child(paragraph, 'w:pPr');
    const before = verdict === 'rejected' ? child(child(set, 'w:pPrChange'), 'w:pPr') : undefined;
    const used = before ?? set;
    return [valueIn(used, 'w:pStyle'), valueIn(child(used, 'w:numPr'), 'w:ilvl')].filter(Boolean).join(' ');
  };
  const lines = (nodes: readonly Markup[]): readonly string[] => {
    const done: string[] = [];
    let carried = '';
    for (const node of nodes) {
      if (node.name === 'w:p') {
        const mark = child(child(child(node, 'w:pPr'), 'w:rPr'), dropped);
        carried += text(node);
        if (mark) continue;
        done.push(`${styleOf(node)}: ${carried}`);
        carried = '';
      } else if (node.name === 'w:tbl') {
        const rows = elements(node).filter(({ name }) => name === 'w:tr');
        const kept = rows.filter((row) => !child(child(row, 'w:trPr'), dropped));
        done.push(...kept.flatMap((row) => ['— ligne', ...elements(row).flatMap((cell) => lines(elements(cell)))]));
      }
    }
    return carried === '' ? done : [...done, `perdu: ${carried}`];
  };
  return lines(elements(child(part('word/document.xml'), 'w:body') as Markup));
};
