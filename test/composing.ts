import type { Root, RootContent } from 'mdast';
import { judgeAll } from '../core/check.js';
import { compose, type Page, type Template } from '../core/compose/compose.js';
import type { Composed } from '../core/compose/composed.js';
import { compileTemplate } from '../core/compose/template.js';
import { appelOf, kindOf } from '../core/law/law.js';
import type { Document } from '../core/parse/document.js';
import type { World } from './world.js';

/** A document judged, then composed with the template of ght or another one. */
export const composed = async (
  here: World,
  fiche: Document,
  document: Document,
  own: { readonly template?: string; readonly page?: Partial<Page> } = {},
): Promise<Composed> => {
  const { types, law, sources } = here;
  const all = await judgeAll({ fiche, documents: [document], types, law, today: '2022-09-01', tool: 'test' });
  const judged = all.find(({ report }) => report.document === document.path);
  const type = types[document.type];
  const shipped = sources.templates[document.type] ?? sources.templates[kindOf(document.type)];
  if (!judged || !type || !shipped) throw new Error(`nothing to compose in ${document.path}`);
  const article = type.article === undefined ? undefined : law.articles[type.article];
  const { report, model } = judged;
  return compose({
    model,
    shape: type.shape,
    titles: type.titles,
    typeTitle: type.title,
    ...(article ? { article } : {}),
    fiche: fiche.data,
    appel: appelOf(law.appels, model.data),
    ...(report.coverage ? { coverage: report.coverage } : {}),
    ...(report.echeancier ? { echeancier: report.echeancier } : {}),
    day: report.day,
    asked: false,
    final: false,
    template: templateOf(own.template ?? shipped.body),
    page: { ...(shipped.page as unknown as Page), ...own.page },
  });
};

const compiled = new Map<string, Template>();

const templateOf = (source: string): Template => {
  const known = compiled.get(source) ?? compileTemplate(source);
  compiled.set(source, known);
  return known;
};

/** A node of a tree, with or without children. */
export type Node = Root | RootContent;

/** Children of a node, none for a leaf. */
export const childrenOf = (node: Node): readonly RootContent[] =>
  'children' in node ? (node.children as readonly RootContent[]) : [];

/** Every node of a tree, in order. */
export const nodesOf = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(nodesOf)];

/** Text of a tree: what stands in different blocks, cells or lines is kept apart. */
export const prose = (node: Node): string => {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' || node.type === 'html')
    return node.value;
  if (node.type === 'break') return '\n';
  const between = INLINE.has(node.type) ? '' : '\n';
  return childrenOf(node).map(prose).join(between);
};

const INLINE = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference']);
