import type { FileChild, ISectionOptions } from 'docx';
import type { Heading, RootContent } from 'mdast';
import type { Composed } from '../../compose/composed.js';
import type { Look } from '../style.js';
import { blocks } from './blocks.js';
import { cover } from './cover.js';
import { footer, header } from './furniture.js';
import type { Scope } from './scope.js';
import type { Survey } from './survey.js';
import { mm } from './units.js';

/** Width of the text column, twips. */
export const textWidth = ({ page }: Look, landscape = false): number =>
  mm((landscape ? page.height : page.width) - page.left - page.right);

/** A run of pages that are turned the same way. */
interface Part {
  readonly landscape: boolean;
  readonly nodes: readonly RootContent[];
}

const isLandscape = (node: RootContent): boolean => node.type === 'table' && node.data?.landscape === true;
const isHeading = (node: RootContent | undefined): node is Heading => node?.type === 'heading';
const isBreak = (node: RootContent | undefined): boolean => node?.type === 'pageBreak';

function trimmed(nodes: readonly RootContent[]): readonly RootContent[] {
  const first = nodes.findIndex((node) => !isBreak(node));
  const last = nodes.findLastIndex((node) => !isBreak(node));
  return first < 0 ? [] : nodes.slice(first, last + 1);
}

// The headings just above a turned table turn with it: they would stand alone at the foot of their page.
const takeHeadings = (nodes: RootContent[]): readonly RootContent[] =>
  nodes.splice(nodes.findLastIndex((node) => !isHeading(node)) + 1);

function cut(nodes: readonly RootContent[]): readonly Part[] {
  const parts: { readonly landscape: boolean; readonly nodes: RootContent[] }[] = [];
  for (const node of nodes) {
    const landscape = isLandscape(node);
    const current = parts.at(-1);
    if (current?.landscape === landscape) current.nodes.push(node);
    else parts.push({ landscape, nodes: [...(landscape && current ? takeHeadings(current.nodes) : []), node] });
  }
  return parts;
}

function joined(parts: readonly Part[]): readonly Part[] {
  const done: { readonly landscape: boolean; readonly nodes: RootContent[] }[] = [];
  for (const { landscape, nodes } of parts) {
    const last = done.at(-1);
    const turns = last?.landscape !== landscape && trimmed(nodes).length > 0;
    if (last && !turns) last.nodes.push(...nodes);
    else done.push({ landscape, nodes: [...nodes] });
  }
  return done;
}

/** Nodes that print nothing would leave an empty page between two sections. */
const prints =
  ({ notes }: Survey) =>
  (node: RootContent): boolean =>
    node.type !== 'definition' &&
    (node.type !== 'footnoteDefinition' || notes.get(node.identifier)?.definition !== node);

/** Cuts the body where the page turns; a new part starts on a new page, so a break at its edge says nothing. */
function parts(body: readonly RootContent[], survey: Survey): readonly Part[] {
  return joined(cut(body.filter(prints(survey))))
    .map(({ landscape, nodes }) => ({ landscape, nodes: trimmed(nodes) }))
    .filter(({ nodes }) => nodes.length > 0);
}

/** The nodes between page breaks. */
function pagesOf(nodes: readonly RootContent[]): readonly (readonly RootContent[])[] {
  const pages: RootContent[][] = [[]];
  for (const node of nodes) {
    if (isBreak(node)) pages.push([]);
    else pages.at(-1)?.push(node);
  }
  return pages;
}

const written = (nodes: readonly RootContent[], scope: Scope): readonly FileChild[] =>
  pagesOf(nodes).flatMap((page, index) => blocks(page, { ...scope, pageBreakBefore: index > 0, atTop: true }));

const properties = ({ page }: Look, landscape: boolean): NonNullable<ISectionOptions['properties']> => ({
  type: 'nextPage',
  page: {
    size: { width: mm(page.width), height: mm(page.height), orientation: landscape ? 'landscape' : 'portrait' },
    margin: {
      top: mm(page.top),
      bottom: mm(page.bottom),
      left: mm(page.left),
      right: mm(page.right),
      header: mm(page.header),
      footer: mm(page.footer),
    },
  },
});

/** The scope of blocks that stand on the page itself. */
export const pageScope = (survey: Survey, look: Look, landscape = false): Scope => ({
  survey,
  look,
  blocks,
  width: textWidth(look, landscape),
  indent: 0,
  listLevel: 0,
  quoteLevel: 0,
  inNote: false,
});

/** The sections of the document: the cover, bare, then the body. */
export function sections(composed: Composed, survey: Survey, look: Look): readonly ISectionOptions[] {
  const body = parts(composed.body.children, survey).map(({ landscape, nodes }) => {
    const scope = pageScope(survey, look, landscape);
    return {
      properties: properties(look, landscape),
      headers: { default: header(composed.page, scope.width) },
      footers: { default: footer(composed.page, scope.width) },
      children: written(nodes, scope),
    };
  });
  const front = {
    properties: properties(look, false),
    children: cover(composed.cover, textWidth(look), look, composed.page.stamp !== undefined),
  };
  return [front, ...body];
}
