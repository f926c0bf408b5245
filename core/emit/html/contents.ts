import type { Element } from 'hast';
import type { Contents } from '../../compose/composed.js';
import { el, lines, raised } from './make.js';
import type { HeadingMark } from './survey.js';

const entry = ({ id, number, title }: HeadingMark): Element => el('a', { href: `#${id}` }, ...raised(number + title));

/** Headings as lists within lists: each holds those that follow it and are deeper. */
function branch(marks: readonly HeadingMark[]): Element {
  const tops = marks.flatMap(({ level }, index) => (level === marks[0]?.level ? [index] : []));
  const items = tops.map((from, rank) => {
    const [own, ...below] = marks.slice(from, tops[rank + 1]);
    return el('li', {}, ...(own ? [entry(own)] : []), ...(below.length > 0 ? [branch(below)] : []));
  });
  return el('ol', {}, ...lines(items));
}

/** The table of contents, in a landmark of its own; none where there is nothing to list. */
export function contentsOf({ title, depth }: Contents, headings: readonly HeadingMark[]): readonly Element[] {
  const marks = headings.filter(({ level }) => level <= Math.max(1, depth));
  if (marks.length === 0) return [];
  const heading = el('h2', { id: 'sommaire' }, title || 'Sommaire');
  return [el('nav', { ariaLabelledBy: ['sommaire'] }, ...lines([heading, branch(marks)]))];
}
