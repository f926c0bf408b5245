/** A table of no more rows and characters stays on one page; a row alone on the next says nothing. */
const SMALL = { rows: 10, characters: 900 } as const;

/** Whether a table, by what its cells hold, is small enough to stay on one page. */
export const staysWhole = (rows: readonly (readonly string[])[]): boolean =>
  rows.length <= SMALL.rows && rows.flat().join('').length <= SMALL.characters;
