import { FileChild, InternalHyperlink, Paragraph, Run, Tab, TextRun } from 'docx';
import type { Contents } from '../../compose/composed.js';
import { STYLE } from '../style.js';
import type { Scope } from './scope.js';
import type { HeadingMark } from './survey.js';
import { twips } from './units.js';
import { words } from './words.js';
import { element, fieldMarks } from './xml.js';

const HIGHEST_LEVEL = 6;

/** The page of a heading as a field, so that Word renews it; a mark keeps its place until it is known. */
function pageField({ bookmark, rank }: HeadingMark): readonly Run[] {
  const { open, close } = fieldMarks(`PAGEREF ${bookmark} \\h`);
  return [...open, new TextRun({ text: `\uE000page ${rank}\uE001` }), close];
}

/** Puts the pages of the headings in the contents; those that nobody knows are left blank. */
export const withPages = (xml: string, pages: readonly number[]): string =>
  xml.replace(/\uE000page (\d+)\uE001/g, (_, rank) => String(pages[Number(rank)] ?? ''));

const entry = (mark: HeadingMark): InternalHyperlink =>
  new InternalHyperlink({
    anchor: mark.bookmark,
    children: [...words(mark.title), new Run({ children: [new Tab()] }), ...pageField(mark)],
  });

function lines(marks: readonly HeadingMark[], depth: number): readonly Paragraph[] {
  const { open, close } = fieldMarks(`TOC \\o "1-${depth}" \\h \\z \\u`);
  return marks.map(
    (mark, index) =>
      new Paragraph({
        style: `TOC${mark.depth}`,
        ...(index === marks.length - 1 && { spacing: { after: twips(STYLE.space.paragraph * 2) } }),
        children: [...(index === 0 ? open : []), entry(mark), ...(index === marks.length - 1 ? [close] : [])],
      }),
  );
}

const properties = () =>
  element('w:sdtPr', {}, [
    element('w:docPartObj', {}, [
      element('w:docPartGallery', { 'w:val': 'Table of Contents' }),
      element('w:docPartUnique'),
    ]),
  ]);

/**
 * The table of contents: the field that Word makes its own from, already filled with the headings, so that it opens
 * without a question and reads the same in software that never computes fields.
 */
export function contents(node: Contents, { survey }: Scope): readonly FileChild[] {
  const depth = Math.min(Math.max(1, Math.trunc(node.depth)), HIGHEST_LEVEL);
  const marks = [...survey.headings.values()].filter((mark) => mark.depth <= depth);
  const title = node.title
    ? [new Paragraph({ style: 'TOCHeading', children: [new TextRun({ text: node.title })] })]
    : [];
  if (marks.length === 0) return title;
  const block = new FileChild('w:sdt');
  block.addChildElement(properties());
  block.addChildElement(element('w:sdtContent', {}, [...title, ...lines(marks, depth)]));
  return [block];
}
