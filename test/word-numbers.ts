/** A paragraph as Word shows it: its style, the number or mark that its list prints, its own text. */
export interface Shown {
  readonly style: string;
  readonly number: string;
  readonly text: string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

const plain = (xml: string): string =>
  xml.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
  );

const value = (xml: string, element: string, attribute = 'w:val'): string | undefined => {
  const found = new RegExp(`<${element}(?: [^>]*?)? ${attribute}="([^"]*)"`).exec(xml)?.[1];
  return found === undefined ? undefined : plain(found);
};

const blocks = (xml: string, element: string): readonly string[] =>
  xml.match(new RegExp(`<${element}[ >].*?</${element}>`, 'gs')) ?? [];

const roman = (count: number): string => {
  const digits = [100, 'c', 90, 'xc', 50, 'l', 40, 'xl', 10, 'x', 9, 'ix', 5, 'v', 4, 'iv', 1, 'i'] as const;
  let [left, text] = [count, ''];
  for (let at = 0; at < digits.length; at += 2)
    while (left >= Number(digits[at])) [left, text] = [left - Number(digits[at]), text + digits[at + 1]];
  return text;
};

// Past « z », Word doubles the letter.
const letters = (count: number): string =>
  String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26) || 1);

const PRINT: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  lowerLetter: letters,
  upperLetter: (count) => letters(count).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (count) => roman(count).toUpperCase(),
};

const readLevels = (xml: string): ReadonlyMap<number, Level> =>
  new Map(
    blocks(xml, 'w:lvl').map((level) => [
      Number(value(level, 'w:lvl', 'w:ilvl')),
      {
        start: Number(value(level, 'w:start') ?? 0),
        format: value(level, 'w:numFmt') ?? '',
        text: value(level, 'w:lvlText') ?? '',
      },
    ]),
  );

interface Num {
  readonly list: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly overrides: ReadonlyMap<number, number>;
}

const readNums = (numbering: string): ReadonlyMap<string, Num> => {
  const lists = new Map(
    blocks(numbering, 'w:abstractNum').map((xml) => [value(xml, 'w:abstractNum', 'w:abstractNumId'), readLevels(xml)]),
  );
  return new Map(
    blocks(numbering, 'w:num').map((xml) => {
      const list = value(xml, 'w:abstractNumId') ?? '';
      const overrides = blocks(xml, 'w:lvlOverride').map(
        (one) => [Number(value(one, 'w:lvlOverride', 'w:ilvl')), Number(value(one, 'w:startOverride'))] as const,
      );
      return [
        value(xml, 'w:num', 'w:numId') ?? '',
        { list, levels: lists.get(list) ?? new Map(), overrides: new Map(overrides) },
      ];
    }),
  );
};

/**
 * The paragraphs of a document with the numbers that Word computes: lists of one definition share their counters, a
 * list that overrides the start of a level restarts it the first time it is met, and a level restarts the deeper ones.
 */
export function shownByWord(document: string, numbering: string): readonly Shown[] {
  const nums = readNums(numbering);
  const counters = new Map<string, (number | undefined)[]>();
  const met = new Set<string>();
  const count = (id: string, at: number): string => {
    const { list, levels, overrides } = nums.get(id) ?? {};
    if (list === undefined || !levels || !overrides) throw new Error(`no list ${id}`);
    const counts = counters.get(list) ?? [];
    counters.set(list, counts);
    const first = !met.has(`${id}/${at}`) && overrides.has(at);
    met.add(`${id}/${at}`);
    const before = counts[at];
    counts[at] = first ? overrides.get(at) : before === undefined ? (levels.get(at)?.start ?? 0) : before + 1;
    counts.splice(at + 1);
    return (levels.get(at)?.text ?? '').replace(/%([1-9])/g, (_, rank: string) => {
      const level = levels.get(Number(rank) - 1);
      return (PRINT[level?.format ?? ''] ?? (() => ''))(counts[Number(rank) - 1] ?? level?.start ?? 0);
    });
  };
  return blocks(document, 'w:p').map((xml) => {
    const id = value(xml, 'w:numId');
    return {
      style: value(xml, 'w:pStyle') ?? '',
      number: id === undefined || id === '0' ? '' : count(id, Number(value(xml, 'w:ilvl') ?? 0)),
      text: plain(
        blocks(xml, 'w:t')
          .map((run) => run.replace(/<[^>]*>/g, ''))
          .join(''),
      ),
    };
  });
}
