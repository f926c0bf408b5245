import type { Composed, Cover, DocumentMeta, Origin } from '../../compose/composed.js';
import { logoSize, titleDrop, titleScale, titleWords } from '../cover.js';
import { familiesOf } from '../families.js';
import { type FooterPiece, footerParts } from '../footer.js';
import { type Look, STYLE } from '../style.js';
import { raised } from './breaks.js';
import type { SideFile, TemplateData } from './engine.js';
import { flatten } from './flatten.js';
import type { Inline } from './nodes.js';

type Fit = (text: string) => string;

const oneLine = (text: string, fitted: Fit): string => fitted(text).replace(/(?<!\s)\s*\n\s*/g, ' ');

const runs = (text: string, fitted: Fit): readonly Inline[] => raised(oneLine(text, fitted));

/** Year, month, day, hour, minute and second, or nothing when the text is no moment of the calendar. */
function momentOf(made: string): readonly number[] | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})Z$/.exec(made)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0] = parts ?? [];
  const real = new Date(Date.UTC(year, month - 1, day));
  return parts && real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? parts : null;
}

function metaOf(meta: DocumentMeta, cover: Cover, fitted: Fit) {
  const [lang = 'fr', region = 'FR'] = /^([a-z]{2,3})-([A-Z]{2})$/.exec(meta.language)?.slice(1) ?? [];
  return {
    // PDF/UA refuses a document without a title.
    title: oneLine(meta.title, fitted).trim() || oneLine(cover.title, fitted).trim() || 'Document',
    author: oneLine(meta.author, fitted),
    subject: oneLine(meta.subject, fitted),
    keywords: meta.keywords.map((keyword) => oneLine(keyword, fitted)),
    lang,
    region,
    date: momentOf(meta.made),
  };
}

const logoOf = ({ logo }: Look, fitted: Fit) =>
  logo ? { ...logoSize(logo), name: 'logo', kind: logo.kind, alt: oneLine(logo.alt, fitted) } : null;

const coverOf = (cover: Cover, fitted: Fit, look: Look) => ({
  logo: logoOf(look, fitted),
  groupement: runs(cover.groupement, fitted),
  title: runs(titleWords(cover.title), fitted),
  scale: titleScale(cover.title),
  drop: titleDrop(look.logo),
  subtitle: runs(cover.subtitle ?? '', fitted),
  lines: cover.lines.map((pair) => pair.map((text) => runs(text, fitted))),
  status: runs(cover.status, fitted),
  colophon: runs(cover.colophon ?? '', fitted),
});

function footerOf(footer: string, fitted: Fit) {
  const { left, right } = footerParts(footer);
  const piece = (one: FooterPiece) => ('field' in one ? { k: one.field } : oneLine(one.text, fitted));
  return { left: runs(left, fitted), right: right.map(piece) };
}

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** The sources that the file carries: how each is named there, and where the template reads it. */
const attachmentsOf = (sources: Origin['sources'], fitted: Fit) =>
  sources.map(({ chemin }, rank) => ({
    path: `sources/${rank}`,
    // A name of a file: readers that save it would take « / » for a folder.
    name: fitted(chemin.replaceAll('/', ' — ')),
    description: fitted(`Source du document : ${chemin}`),
    mime: isYaml(chemin) ? 'application/yaml' : 'text/markdown',
  }));

/** What the template is given for a document. */
interface Given {
  readonly data: TemplateData;
  /** Text alternatives of its tables, in reading order. */
  readonly summaries: readonly string[];
  /** Its images, for the template. */
  readonly pictures: readonly SideFile[];
  readonly files: readonly SideFile[];
  /** How many headings it has. */
  readonly headingCount: number;
}

/** Everything that the template reads for a document. */
export function documentData({ meta, page, cover, body, origin }: Composed, fitted: Fit, look: Look): Given {
  const { blocks, headings, summaries, pictures } = flatten(body, fitted, look);
  const furniture = {
    header: runs(page.header, fitted),
    footer: footerOf(page.footer, fitted),
    stamp: runs(page.stamp ?? '', fitted),
  };
  const sources = origin?.attach ? origin.sources : [];
  const data = {
    meta: metaOf(meta, cover, fitted),
    page: furniture,
    cover: coverOf(cover, fitted, look),
    headings,
    blocks,
    style: { ...STYLE, font: { families: familiesOf(look) }, color: look.color, page: look.page },
    sources: attachmentsOf(sources, fitted),
  };
  const files = sources.map(({ texte }, rank) => ({
    path: `sources/${rank}`,
    data: new TextEncoder().encode(texte),
  }));
  return { data, summaries, pictures, files, headingCount: headings.length };
}
