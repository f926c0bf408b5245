/** A paragraph of an article, with the numbers that lead to it: « II », « 5° », « a) ». */
export interface Paragraph {
  readonly label: readonly string[];
  readonly text: string;
}

const LEVELS: readonly RegExp[] = [/^([IVX]+)\s*(?:\.\s*[-–—]|bis\.)/, /^(\d+°(?: bis)?)/, /^([a-z]\))/];

/** Lines quoted in a page, under the headings that announce the text of the article. */
const linesOf = (page: string): readonly string[] => {
  const texts = page.split(/^## /m).filter((part) => /^Le texte/.test(part));
  return texts.flatMap((part) => part.match(/^> ?.+$/gm) ?? []).map((line) => line.replace(/^> ?/, '').trim());
};

/** Paragraphs of « Thématique n° N » in the text of a call, by their number; the first of each is its title. */
export const groupsOf = (page: string): ReadonlyMap<string, readonly string[]> => {
  const [, ...parts] = linesOf(page)
    .join('\n')
    .split(/^Thématique n° (?=\d+$)/m);
  return new Map(
    parts.map((part) => {
      const [number = '', ...texts] = part.trim().split('\n');
      return [number, texts] as const;
    }),
  );
};

/** Thématiques that the beginning of a bullet names: « Thématique n° 7 », « Thématiques n° 13 à 16 ». */
export const thematiquesNamed = (lead: string): readonly string[] => {
  const [, first, last = first] = /^Thématiques? (?:n° )?(\d+)(?: à (\d+))?/.exec(lead) ?? [];
  if (first === undefined) return [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i));
};

/** Paragraphs quoted in a page, with the numbers that lead to each. */
export const paragraphsOf = (page: string): readonly Paragraph[] => {
  const found: Paragraph[] = [];
  let label: readonly string[] = [];
  for (const text of linesOf(page)) {
    label = labelled(text, label);
    found.push({ label, text });
  }
  return found;
};

/** « I.-A.-1° … » opens several levels at once; what has no number belongs to the last roman number. */
const labelled = (text: string, last: readonly string[]): readonly string[] => {
  let rest = text;
  let label = last.slice(0, 1);
  for (const [level, pattern] of LEVELS.entries()) {
    const match = pattern.exec(rest);
    if (!match) continue;
    label = [...pad(level === 2 && label.length < 2 ? last.slice(0, 2) : label, level), match[1] ?? ''];
    rest = rest.slice(match[0].length).trim();
  }
  return label;
};

const pad = (label: readonly string[], level: number): readonly string[] =>
  Array.from({ length: level }, (_, i) => label[i] ?? '');

const TOKEN = /(?<roman>\b[IVX]+\b(?![’'°]))|(?<number>\d+°)|(?<letter>\b[a-z]\))|(?<to>\sà\s)/g;
const DEPTHS = ['roman', 'number', 'letter'] as const;

/** Labels that the beginning of a bullet names: « II, 5° a) à c) », « I et III », « 1° à 3° ». */
export const named = (lead: string): readonly (readonly string[])[] => {
  const found: (readonly string[])[] = [];
  let path: readonly string[] = [];
  let range = false;
  let refining = false;
  let end = 0;
  for (const match of lead.matchAll(TOKEN)) {
    const between = lead.slice(end, match.index);
    end = match.index + match[0].length;
    if (match.groups?.['to'] !== undefined) {
      range = between.trim() === '';
      continue;
    }
    const level = DEPTHS.findIndex((name) => match.groups?.[name] !== undefined);
    refining = level >= path.length && /^[\s,]*$/.test(between) && found.length > 0;
    const next = [...pad(path, level), match[0]];
    if (refining) found.pop();
    if (range) found.push(...inside(path, next));
    found.push(next);
    path = next;
    range = false;
  }
  return found;
};

/** « 1° à 3° » names 2° too. */
const inside = (from: readonly string[], to: readonly string[]): readonly (readonly string[])[] => {
  const [first = '', last = ''] = [from.at(-1), to.at(-1)];
  const head = to.slice(0, -1);
  if (/^\d/.test(first)) {
    const [a, b] = [Number.parseInt(first, 10), Number.parseInt(last, 10)];
    return Array.from({ length: Math.max(0, b - a - 1) }, (_, i) => [...head, `${a + i + 1}°`]);
  }
  const [a, b] = [first.charCodeAt(0), last.charCodeAt(0)];
  return /^[a-z]\)/.test(first)
    ? Array.from({ length: Math.max(0, b - a - 1) }, (_, i) => [...head, `${String.fromCharCode(a + i + 1)})`])
    : [];
};

/** True when a bullet names a paragraph, or what holds it. */
export const names = (bullet: readonly string[], label: readonly string[]): boolean =>
  bullet.every((part, i) => part === (label[i] ?? ''));
