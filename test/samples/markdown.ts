import fc from 'fast-check';

/** A piece of a random Markdown document, and what must be found again in the data. */
interface Piece {
  readonly text: string;
  /** Runs of words, each to be found in one text of the data. */
  readonly runs: readonly string[];
  /** Definition of a note that the piece calls, to be put at the end of the document. */
  readonly note?: { readonly label: string; readonly text: string };
  readonly heading?: boolean;
  /** Words of a heading that names nothing known; one that names a key or an element may go. */
  readonly title?: string;
}

/** A random Markdown document. */
export interface RandomMarkdown {
  readonly text: string;
  readonly runs: readonly string[];
  /** Words of each note with the words of the piece that calls it. */
  readonly notes: readonly (readonly [call: string, note: string])[];
}

/** Words that occur once in a document: « mot12a », « mot12b »… */
const words = (at: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `mot${at}${'abcdefgh'[i]}`);

const sentence = (at: number, count: number): string => words(at, count).join(' ');

const paragraph = (at: number): Piece => ({
  text: `Le **${words(at, 5)[0]}** ${words(at, 5).slice(1).join(' ')}.`,
  runs: [sentence(at, 5)],
});
const wrapped = (at: number): Piece => ({ text: words(at, 6).join('\n'), runs: [sentence(at, 6)] });
const list = (at: number): Piece => {
  const [a, b, c, d] = words(at, 4);
  return { text: `- ${a}\n  - ${b}\n    - ${c}\n- ${d}`, runs: [`${a} ${b} ${c}`, `${d}`] };
};
const labelled = (at: number): Piece => {
  const [a, b, c, d] = words(at, 4);
  return { text: `- **CH ${a}** : ${b}\n- **CH ${c} :** ${d}`, runs: [`CH ${a}`, `${b}`, `CH ${c}`, `${d}`] };
};
const table = (at: number): Piece => {
  const [a, b, c, d] = words(at, 4);
  return { text: `| Établissement | Organisation |\n|---|---|\n| ${a} | ${b} |\n| ${c} | ${d} |`, runs: words(at, 4) };
};
const fence = (at: number): Piece => ({
  text: `\`\`\`\n# ${words(at, 3)[0]}\n${words(at, 3).slice(1).join('\n')}\n\`\`\``,
  runs: [sentence(at, 3)],
});
const quote = (at: number): Piece => ({
  text: `> ## ${words(at, 2)[0]}\n>\n> ${words(at, 2)[1]}`,
  runs: [sentence(at, 2)],
});
const odd = (at: number): Piece => ({
  text: `[Note]: ${sentence(at, 3)} de la suite\n\n[voir${at}]: ${words(at, 1)[0]} ici`,
  runs: [sentence(at, 3)],
});
const noted = (at: number): Piece => {
  const [a, b, c, d] = words(at, 4);
  const note = { label: `n${at}`, text: `[^n${at}]: ${c}\n${d}` };
  return { text: `${a} ${b}[^n${at}]`, runs: [`${a} ${b}`], note };
};

const PROSE = [paragraph, wrapped, list, labelled, table, fence, quote, odd, noted];

const ATTRIBUTES = ['', '', '', ' {#had}', ' {#constructor}', ' {#__proto__}', ' {couvre="1 4-a"}', ' {#pharmacie}'];

/** Random Markdown, its headings known or unknown, its notes gathered at the end. */
export const randomMarkdown = (titles: readonly string[]): fc.Arbitrary<RandomMarkdown> => {
  const known = fc.record({ level: fc.integer({ min: 1, max: 6 }), title: fc.constantFrom(...titles) });
  const unknown = fc.record({
    level: fc.integer({ min: 1, max: 6 }),
    attributes: fc.constantFrom(...ATTRIBUTES),
    setext: fc.boolean(),
  });
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PROSE).map((make) => ({ make })) },
    { weight: 2, arbitrary: known.map((heading) => ({ known: heading })) },
    { weight: 1, arbitrary: unknown.map((heading) => ({ unknown: heading })) },
  );
  return fc.array(piece, { maxLength: 14 }).map((pieces) => assembled(pieces.map(placed)));
};

type Asked =
  | { readonly make: (at: number) => Piece }
  | { readonly known: { readonly level: number; readonly title: string } }
  | { readonly unknown: { readonly level: number; readonly attributes: string; readonly setext: boolean } };

const placed = (asked: Asked, at: number): Piece => {
  if ('make' in asked) return asked.make(at);
  if ('known' in asked)
    return { text: `${'#'.repeat(asked.known.level)} ${asked.known.title}`, runs: [], heading: true };
  const { level, attributes, setext } = asked.unknown;
  const title = sentence(at, 3);
  const text = setext
    ? `${words(at, 3).join('\n')}${attributes}\n${level === 1 ? '===' : '---'}`
    : `${'#'.repeat(level)} ${title}${attributes}`;
  const named = attributes.includes('#');
  return { text, runs: [], heading: true, ...(named ? {} : { title }) };
};

/** A title must be found when prose stands right under it: without any, the heading may only group others. */
const assembled = (pieces: readonly Piece[]): RandomMarkdown => {
  const kept = pieces.flatMap(({ title }, i) => {
    const next = pieces[i + 1];
    return title && next && !next.heading ? [title] : [];
  });
  const notes = pieces.flatMap(({ note, runs }) => (note ? [[note, runs[0] ?? ''] as const] : []));
  return {
    text: `${[...pieces.map(({ text }) => text), ...notes.map(([note]) => note.text)].join('\n\n')}\n`,
    runs: [...pieces.flatMap(({ runs }) => runs), ...kept],
    notes: notes.map(([note, call]) => [call, note.text.replace(/^.*\]:/, '')]),
  };
};
