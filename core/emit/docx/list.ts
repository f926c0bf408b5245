import { type FileChild, type IParagraphOptions, LevelFormat, type NumberingDefinition, Paragraph } from 'docx';
import type { List, ListItem } from 'mdast';
import { STYLE } from '../style.js';
import { inlines } from './inline.js';
import { surrounded } from './place.js';
import type { Scope } from './scope.js';
import { listStyle } from './styles/names.js';
import { twips } from './units.js';

/** Word counts nine levels of list, from 0 to 8. */
const LEVELS = Array.from({ length: 9 }, (_, level) => level);
const STEP = twips(STYLE.space.indent);
const FORMATS = { '1': LevelFormat.DECIMAL, a: LevelFormat.LOWER_LETTER, i: LevelFormat.LOWER_ROMAN } as const;

const cycle = <T>(marks: readonly [T, ...T[]], level: number): T => marks[level % marks.length] ?? marks[0];

/** Marks stand a little within the margin, as in the PDF; a number needs more room than a bullet. */
const HANGING = { bullet: twips(12), number: twips(15) } as const;

const placed = (level: number, mark: keyof typeof HANGING) => ({
  paragraph: { indent: { left: STEP * (level + 1), hanging: HANGING[mark] } },
});

const marked = (reference: string, mark: (level: number) => string): NumberingDefinition => ({
  reference,
  levels: LEVELS.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: mark(level),
    style: placed(level, 'bullet'),
  })),
});

/** Bulleted lists. */
export const BULLETS = marked('puces', (level) => cycle(STYLE.list.bullets, level));
const DONE = marked('taches-faites', () => STYLE.list.task.done);
const OPEN = marked('taches-ouvertes', () => STYLE.list.task.open);

/**
 * Numbered lists of one depth that begin at a number; « a) » is the second level of the shared style. Word counts the
 * lists of one definition together: those of another depth, which stand between two items, have their own.
 */
export function ordered(start: number, depth: number): NumberingDefinition {
  const levels = LEVELS.map((level) => {
    const pattern = cycle(STYLE.list.ordered, level);
    const format = FORMATS[pattern[0] as keyof typeof FORMATS];
    return { level, format, start, text: `%${level + 1}${pattern.slice(1)}`, style: placed(level, 'number') };
  });
  return { reference: `ordre-${depth}-${start}`, levels };
}

function definitionOf(list: List, item: ListItem, depth: number): NumberingDefinition {
  if (item.checked === true) return DONE;
  if (item.checked === false) return OPEN;
  return list.ordered ? ordered(list.start ?? 1, depth) : BULLETS;
}

function numbering(list: List, item: ListItem, scope: Scope): IParagraphOptions {
  const level = Math.min(scope.listLevel, LEVELS.length - 1);
  const instance = list.ordered ? (scope.survey.lists.get(list) ?? 0) : 0;
  const left = scope.indent + STEP;
  return {
    style: scope.inNote ? 'FootnoteText' : listStyle(list.ordered === true, level),
    numbering: { reference: definitionOf(list, item, scope.listLevel), level, instance },
    ...(left !== STEP * (level + 1) && { indent: { left, hanging: HANGING[list.ordered ? 'number' : 'bullet'] } }),
  };
}

/** One item: its first paragraph bears the mark, the rest stands below it. */
function listItem(list: List, item: ListItem, scope: Scope): readonly FileChild[] {
  const first = item.children[0];
  const rest = first?.type === 'paragraph' ? item.children.slice(1) : item.children;
  const inner: Scope = {
    ...scope,
    style: scope.inNote ? 'FootnoteText' : 'ListContinue',
    indent: scope.indent + STEP,
    listLevel: scope.listLevel + 1,
  };
  const marked = new Paragraph({
    ...surrounded({ ...inner, closing: scope.closing === true && rest.length === 0, held: rest[0]?.type === 'list' }),
    ...numbering(list, item, scope),
    children: first?.type === 'paragraph' ? inlines(first.children, {}, scope) : [],
  });
  return [marked, ...scope.blocks(rest, inner)];
}

/** A list, numbered or not, of any depth; each numbered list counts on its own. */
export function list(node: List, scope: Scope): readonly FileChild[] {
  const { closing, pageBreakBefore, ...around } = scope;
  const closes = closing === true || scope.listLevel === 0;
  return node.children.flatMap((item, index) =>
    listItem(node, item, {
      ...around,
      ...(index === 0 && pageBreakBefore && { pageBreakBefore }),
      ...(closes && index === node.children.length - 1 && { closing: true }),
    }),
  );
}
