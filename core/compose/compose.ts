import type { Root, RootContent } from 'mdast';
import { type Margins, withMargins } from '../charte/look.js';
import type { Coverage } from '../diagnostic.js';
import type { Echeancier } from '../echeancier.js';
import { HOUSE, type Look } from '../emit/style.js';
import { asText, isArray, type Json, own } from '../json.js';
import type { Article } from '../law/law.js';
import { on } from '../law/law.js';
import { fill, frenchDay, type Names } from '../message.js';
import { directoryOf } from '../model/fiche.js';
import type { Model } from '../model/model.js';
import type { Shape } from '../parse/shape.js';
import { colophon } from '../provenance.js';
import { effort, refuseEndless, refuseLong, refuseWide } from './bounds.js';
import type { Composed, Origin, PageFurniture, Raster } from './composed.js';
import { numbered } from './figures.js';
import { fillTree } from './fill.js';
import { helpersFor } from './helpers.js';
import type { Setting } from './layout.js';
import { note } from './nodes.js';
import { parseMarkdown } from './prose.js';
import type { TemplateValue } from './template-forms.js';
import type { Slots } from './tokens.js';
import { typeset, typesetTree } from './typography/index.js';

/** A template compiled by Handlebars, at build or at run time. */
export type Template = (context: unknown, options: { readonly helpers: object }) => string;

/** `page.yaml` of a template: cover and page furniture, with `{{…}}` for values. */
export interface Page {
  readonly couverture: {
    readonly sous_titre?: string;
    readonly lignes: readonly { readonly intitule: string; readonly valeur: string }[];
  };
  readonly entete: string;
  readonly pied: string;
  readonly sujet: string;
  /** Margins of the pages, where they are not those of ght. */
  readonly marges?: Margins;
  readonly mots_cles?: readonly string[];
}

/** What composing a document needs: the document judged, its type, its template. */
export interface ComposeInput {
  readonly model: Model;
  readonly shape: Shape;
  readonly titles: Readonly<Record<string, string>>;
  readonly typeTitle: string;
  readonly article?: Article;
  readonly fiche: Json;
  /** What the call that a candidature answers says; `{}` for another document. */
  readonly appel: Json;
  readonly coverage?: Coverage;
  readonly echeancier?: Echeancier;
  readonly day: string;
  /** True when the day judged was asked for, instead of the document's own. */
  readonly asked: boolean;
  /** False while the document is a project or has a blocking gap: it is stamped « PROJET ». */
  readonly final: boolean;
  /** Where the document comes from, when the files made of it must say so. */
  readonly origin?: Origin;
  /** Moment to write as that of the files (ISO, UTC), instead of the day judged. */
  readonly made?: string;
  /** An image of the prose written at a pointer, by its address; undefined when it cannot be set. */
  readonly imageAt?: (pointer: string, address: string) => Raster | undefined;
  readonly template: Template;
  readonly page: Page;
  /** What the groupement sets of the look; that of ght by default. */
  readonly look?: Look;
}

/** A template reaches the own values of a document, and nothing inherited; said outright, lest Handlebars warn. */
const OWN_ONLY = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

/**
 * Makes one official document out of its data: the same value gives the DOCX, the PDF and the Markdown. Throws
 * `CannotSet` for a document, or a template, that is beyond what pages can hold.
 */
export const compose = (input: ComposeInput): Composed => {
  refuseLong(input.model.data);
  const setting = settingOf(input);
  const slots: Slots = [];
  const context: Readonly<Record<TemplateValue, unknown>> = {
    document: input.model.data,
    fiche: input.fiche,
    appel: input.appel,
    filieres: own(input.model.data, 'filieres') ?? [],
    ...extras(input, setting),
  };
  const markdown = input.template(context, { helpers: helpersFor(setting, slots, effort()), ...OWN_ONLY });
  refuseEndless(markdown);
  const body = typesetTree(numbered(fillTree(parseMarkdown(markdown), slots)));
  refuseWide(body);
  const title = asText(own(input.model.data, 'titre')) || input.typeTitle;
  const author = asText(own(input.fiche, 'nom'));
  const names = { ...context, titre: title, type: input.typeTitle, groupement: author } as unknown as Names;
  const filled = (template: string): string => typeset(fill(template, input.day, names, ''));
  const said = (template: string): string => filled(template).trim();
  return {
    meta: {
      title: typeset(title),
      subject: said(input.page.sujet),
      author: typeset(author),
      keywords: input.page.mots_cles ?? [],
      language: 'fr-FR',
      date: input.day,
      made: input.made ?? `${input.day}T00:00:00Z`,
    },
    page: furniture(input, said, filled),
    cover: {
      groupement: typeset(author),
      title: typeset(title),
      ...(input.page.couverture.sous_titre ? { subtitle: said(input.page.couverture.sous_titre) } : {}),
      lines: input.page.couverture.lignes.flatMap(({ intitule, valeur }) => {
        const value = said(valeur);
        return value === '' ? [] : [[intitule, value] as const];
      }),
      status: input.final ? 'DÉFINITIF' : 'PROJET',
      ...(input.origin ? { colophon: colophon(input.origin.provenance) } : {}),
    },
    body: withMissing(body),
    ...(input.origin ? { origin: input.origin } : {}),
    look: withMargins(input.look ?? HOUSE, input.page.marges),
  };
};

const settingOf = ({ model, article, titles, day, ...input }: ComposeInput): Setting => ({
  data: model.data,
  fiche: input.fiche,
  appel: input.appel,
  shape: input.shape,
  directory: directoryOf(input.fiche),
  ...(input.coverage ? { coverage: input.coverage } : {}),
  ...(input.echeancier ? { echeancier: input.echeancier } : {}),
  ...(input.imageAt ? { imageAt: input.imageAt } : {}),
  numberOf: (key) => on(article?.items[key]?.numero, day),
  titleOf: (key) => on(article?.items[key]?.titre, day) ?? titles[key] ?? key,
  answeredBy: (pointer) => {
    const target = model.redirects.get(pointer);
    return target === undefined ? undefined : model.titleAt(target);
  },
});

type Fill = (template: string) => string;

const furniture = ({ page, final }: ComposeInput, said: Fill, filled: Fill): PageFurniture => ({
  header: said(page.entete),
  footer: footerOf(page.pied, filled),
  ...(final ? {} : { stamp: 'PROJET' }),
});

/** Only the template may ask for the number of the page: the same words in a value stay words. */
const footerOf = (template: string, filled: Fill): string =>
  template
    .split(/(\{pages?\})/)
    .map((part, i) => (i % 2 === 1 ? part : filled(part).replaceAll(/\{(?=pages?\})/g, '{ ')))
    .join('')
    .trim();

/** Values ready to show, that a template should not have to compute. */
const extras = ({ model, fiche, final, day, asked, echeancier }: ComposeInput, { directory }: Setting) => {
  const [start, end] = [own(own(model.data, 'periode'), 'debut'), own(own(model.data, 'periode'), 'fin')];
  const nameOf = (key: string): string => directory(asText(own(fiche, key)))?.nom ?? '';
  const free = own(model.data, 'autres');
  const sections = isArray(free)
    ? free.map((section, index) => ({
        index,
        titre: withoutArticle(asText(own(section, 'titre'))),
        annexe: own(section, 'annexe') === true,
      }))
    : [];
  return {
    final,
    verse: echeancier !== undefined,
    mention: mentionOf(model.data),
    jour: asked ? `${frenchDay(day)} (date demandée pour le contrôle)` : frenchDay(day),
    periode: start === undefined || end === undefined ? '' : span(asText(start), asText(end)),
    support: nameOf('etablissement_support'),
    chu: nameOf('chu_reference'),
    sections: sections.filter((section) => !section.annexe),
    annexes: sections.filter((section) => section.annexe),
  };
};

/** A convention is numbered anew: the number that its author wrote would stand twice. */
const withoutArticle = (title: string): string => title.replace(/^article\s+(?:\d+(?:er)?|premier)\s*[.:–—-]+\s*/i, '');

/** What the foot of a page says of the document: its version, else its day. */
const mentionOf = (data: Json): string => {
  const version = own(data, 'version');
  return version === undefined ? frenchDay(asText(own(data, 'date'))) : `Version ${asText(version)}`;
};

const isYear = (date: string): boolean => /^\d{4}$/.test(date);

const span = (start: string, end: string): string =>
  isYear(start) || isYear(end)
    ? `${frenchDay(start)} – ${frenchDay(end)}`
    : `du ${frenchDay(start)} au ${frenchDay(end)}`;

/** An empty document still opens with a title, which accessible PDF requires, and says that it is empty. */
const withMissing = (body: Root): Root => {
  if (body.children.some((node) => node.type === 'heading')) return body;
  const written = body.children.filter(({ type }) => type !== 'contents' && type !== 'pageBreak');
  const empty: readonly RootContent[] = written.length === 0 ? [note('Rien n’est écrit à ce jour.')] : [];
  const title: RootContent = { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Document' }] };
  return { ...body, children: [title, ...body.children, ...empty] };
};
