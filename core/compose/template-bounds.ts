/** Blocks within blocks, passages of one block and calls within calls that a template may have: far more than serve. */
const DEEPEST = 50;

/** What opens or closes: a block, another passage of a block, a call within a call, and the braces around it. */
const MARKS = /\{\{~?\s*(#|\^(?!\s*~?\}\})|\/|else\s+[^\s}])|\{\{|\}\}|\(/g;

/** Throws, in French, for a template whose blocks have no end: Handlebars would read it for minutes. */
export const refuseDeep = (source: string): void => {
  const passages: number[] = [];
  let calls = 0;
  let within = false;
  for (const { 0: mark, 1: kind } of source.matchAll(MARKS)) {
    if (kind === '/') passages.pop();
    else if (kind?.startsWith('else')) passages.push((passages.pop() ?? 0) + 1);
    else if (kind !== undefined) passages.push(1);
    if (mark !== '(') within = mark !== '}}';
    calls = mark === '(' && within ? calls + 1 : 0;
    if (calls > DEEPEST || passages.reduce((sum, count) => sum + count, 0) > DEEPEST)
      throw new Error(`plus de ${DEEPEST} blocs sont imbriqués`);
  }
};
