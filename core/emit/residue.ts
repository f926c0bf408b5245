import type { Composed } from '../compose/composed.js';

/** Marks by which a template keeps the place of a value; none may be left once the document is composed. */
const MARKS = /[\uE000\uE001]/;
const OPENING = '{{';

/** What a template left behind in a document, to be found before anything is made of it; nothing for a sound one. */
export function residueIn({ origin, ...document }: Composed): readonly string[] {
  const written = (origin?.sources ?? []).some(({ texte }) => texte.includes(OPENING));
  const text = JSON.stringify(document);
  return [
    ...(MARKS.test(text) ? ['a value of the template was not put in place'] : []),
    ...(!written && text.includes(OPENING) ? ['a mark of the template, « {{ », was left in the text'] : []),
  ];
}
