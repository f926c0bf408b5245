import type { Composed } from '../compose/composed.js';

/** Marks by which a template keeps the place of a value; none may be left once the document is composed. */
const MARKS = /[\uE000\uE001]/;
const OPENING = '{{';

/** Whether an author wrote « {{ » in the sources of a document: it is then no residue. */
export const writesBraces = ({ origin }: Pick<Composed, 'origin'>): boolean =>
  (origin?.sources ?? []).some(({ texte }) => texte.includes(OPENING));

/** What a template left behind in a document, to be found before anything is made of it; nothing for a sound one. */
export function residueIn(composed: Composed): readonly string[] {
  const { origin: _origin, ...document } = composed;
  const text = JSON.stringify(document);
  return [
    ...(MARKS.test(text) ? ['a value of the template was not put in place'] : []),
    ...(!writesBraces(composed) && text.includes(OPENING)
      ? ['a mark of the template, « {{ », was left in the text']
      : []),
  ];
}
