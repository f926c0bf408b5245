import type { NodeCompiler, NodeError, NodeTypstDocument, RenderPdfOpts } from '@myriaddreamin/typst-ts-node-compiler';

/** What the template reads, under the name `doc.json`; plain JSON data. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** What assistive technologies find: PDF/UA-1, tags without that claim, or no tags. */
export type Access = 'ua-1' | 'tagged' | 'none';

/** A document as the engine sets it. */
export interface Typeset {
  readonly bytes: Uint8Array;
  readonly access: Access;
  /** Whether the file is fit for archives: PDF/A-3a with the files that it carries, PDF/A-2a without any. */
  readonly archive: boolean;
  /** What the template answers under the label `<ght-pages>`. */
  readonly pages: readonly number[];
}

// Files exist in memory only; the folder need not be there.
const ROOT = '/ght';
const MAIN = `${ROOT}/document.typ`;
const DATA = `${ROOT}/doc.json`;

/** A file that the template reads by its path from the root. */
export interface SideFile {
  readonly path: string;
  readonly data: Uint8Array;
}
/** Documents for which the engine remembers its work; it keeps all of them unless told otherwise. */
const REMEMBERED = 2;

/** Fonts of the groupement, if it has some, then those of ght. */
type Fonts = readonly [own: readonly Uint8Array[], house: readonly Uint8Array[]];

/** What the engine is to set. */
export interface Sources {
  readonly template: string;
  readonly data: TemplateData;
  /** Pictures that the template shows. */
  readonly pictures: readonly SideFile[];
  /** Files that the PDF carries. */
  readonly files: readonly SideFile[];
}

const compilers = new WeakMap<readonly Uint8Array[], NodeCompiler>();

/** The engine is a native package that some machines do not have: a fact to tell, not a fault. */
class NoEngine extends Error {
  override readonly name = 'NoEngine';
}

async function load() {
  try {
    return (await import('@myriaddreamin/typst-ts-node-compiler')).NodeCompiler;
  } catch (cause) {
    throw new NoEngine('the PDF engine is not available on this machine', { cause });
  }
}

/** Fonts take most of the time of a small document: they are read once. */
async function compilerOf([own, house]: Fonts): Promise<NodeCompiler> {
  const key = own.length > 0 ? own : house;
  const known = compilers.get(key);
  if (known) return known;
  const Compiler = await load();
  const fontBlobs = [...own, ...house].map((font) => Buffer.from(font));
  const made = Compiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs }] });
  compilers.set(key, made);
  return made;
}

const fault = (said: readonly string[]): Error => new Error(`The PDF engine refused the document: ${said.join('; ')}`);

const saidBy = (compiler: NodeCompiler, error: NodeError): readonly string[] =>
  (compiler.fetchDiagnostics(error) as readonly { readonly message?: string }[])
    .map(({ message }) => message ?? 'no reason given')
    .filter((message) => !message.startsWith('while calling '));

/** The reasons within a Rust debug text. */
function reasonsIn(error: unknown): readonly string[] {
  const text = error instanceof Error ? error.message : String(error);
  const reasons = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, reason = '']) => reason);
  return reasons.length > 0 ? reasons : [text];
}

/** What the engine says when it loses its way in its own tags, a bug of its own, or in marks piled upon a letter. */
const LOST_IN_TAGS = /PDF tag would be split up|internal error|cannot combine underline|missing codepoints/;

/** From the most useful to a reader to the least. */
const EXPORTS: readonly (readonly [Access, RenderPdfOpts])[] = [
  ['ua-1', { pdfStandard: 'ua-1' }],
  ['tagged', {}],
  ['none', { pdfTags: false }],
];

/** The best export that the engine does not lose its way in; every other refusal is thrown. */
function printed(compiler: NodeCompiler, document: NodeTypstDocument, attaches: boolean) {
  for (const [access, options] of EXPORTS) {
    try {
      const bytes = compiler.pdf(document, options);
      return access === 'ua-1' ? archived(compiler, document, bytes, attaches) : { bytes, access, archive: false };
    } catch (error) {
      if (access === 'none' || !reasonsIn(error).some((reason) => LOST_IN_TAGS.test(reason))) throw error;
    }
  }
  throw fault(['no export']);
}

/** The engine holds a file to one standard at a time: one that passed PDF/UA-1 is made again as PDF/A. */
function archived(compiler: NodeCompiler, document: NodeTypstDocument, accessible: Uint8Array, attaches: boolean) {
  try {
    return {
      bytes: compiler.pdf(document, { pdfStandard: attaches ? 'a-3a' : 'a-2a' }),
      access: 'ua-1' as const,
      archive: true,
    };
  } catch {
    return { bytes: accessible, access: 'ua-1' as const, archive: false };
  }
}

/** Refusals of the engine are told in its own words. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fault(reasonsIn(error));
  }
}

function set(compiler: NodeCompiler): NodeTypstDocument {
  const { result, reasons } = attempt(compiler);
  if (!result) throw fault(reasons);
  return result;
}

/** What the template answers of the pages. */
function pagesIn(compiler: NodeCompiler, document: NodeTypstDocument): readonly number[] {
  const [pages = []] = compiler.query(document, { selector: '<ght-pages>', field: 'value' }) as readonly number[][];
  return pages;
}

function attempt(compiler: NodeCompiler) {
  const outcome = compiler.compile({ mainFilePath: MAIN });
  const error = outcome.takeError();
  return { result: outcome.result, reasons: error ? saidBy(compiler, error) : [] };
}

/** Hands the sources to the engine, has it work on the document set, and takes them back. */
async function working<T>(
  { template, data, pictures, files }: Sources,
  fonts: Fonts,
  work: (compiler: NodeCompiler, document: NodeTypstDocument) => T,
): Promise<T> {
  const compiler = await compilerOf(fonts);
  // Before the work rather than after it: the last document is not kept waiting.
  compiler.evictCache(REMEMBERED);
  compiler.mapShadow(MAIN, Buffer.from(template));
  compiler.mapShadow(DATA, Buffer.from(JSON.stringify(data)));
  for (const { path, data: bytes } of [...files, ...pictures]) {
    compiler.mapShadow(`${ROOT}/${path}`, Buffer.from(bytes));
  }
  try {
    const document = set(compiler);
    return told(() => work(compiler, document));
  } finally {
    compiler.resetShadow();
  }
}

/** Makes the engine ready for documents in these fonts. Throws when this machine has none. */
export const start = async (fonts: Fonts): Promise<void> => {
  await compilerOf(fonts);
};

/**
 * Sets a document as PDF/UA-1 and PDF/A, with the files that it carries. Throws when the template or the data are at
 * fault, and when this machine has no engine.
 */
export const typeset = (sources: Sources, fonts: Fonts): Promise<Typeset> =>
  working(sources, fonts, (compiler, document) => ({
    ...printed(compiler, document, sources.files.length > 0),
    pages: pagesIn(compiler, document),
  }));

/** Sets a document and tells its pages, without making a file of it. Throws as `typeset` does. */
export const paginate = (sources: Sources, fonts: Fonts): Promise<readonly number[]> =>
  working(sources, fonts, pagesIn);
