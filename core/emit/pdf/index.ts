import type { Composed } from '../../compose/composed.js';
import { commonCharacters } from '../characters.js';
import { HOUSE } from '../style.js';
import { documentData } from './document.js';
import { type Access, paginate, type Sources, start, typeset } from './engine.js';
import { finish } from './finish.js';
import { fitter } from './text.js';

export { FONT_FILES } from './font-files.js';
export { faultsOfPdf } from './gate.js';
export { isGhtPdf } from './mark.js';
export { seal } from './seal.js';

/** What the emitter reads beside the document, handed in as values. */
export interface PdfAssets {
  /** Text of `templates/_commun/document.typ`. */
  readonly template: string;
  /** Bytes of `FONT_FILES`; the same array again spares reading the fonts again. */
  readonly fonts: readonly Uint8Array[];
}

/** A PDF and what was learnt in setting it. */
export interface EmittedPdf {
  readonly bytes: Uint8Array;
  /** `ua-1`, unless the engine lost its way in the tags of a tangled document: then say so to who asked for it. */
  readonly access: Access;
  /** Whether the file is fit for archives as well: PDF/A-3a with its sources, PDF/A-2a without them. */
  readonly archive: boolean;
  /** Page of each heading of the body (those of notes left out), in order, as printed at its foot. */
  readonly headingPages: readonly number[];
  /** Ranks of the pages kept for other files, in order, from 1. */
  readonly foreignPages: readonly number[];
  /** Characters that no font of the house can draw: the document names them, « [U+1F600] ». */
  readonly missing: readonly string[];
}

/** Loads the engine and reads its fonts ahead of the first document, which finds them if its assets are the same. */
export async function prepare({ fonts }: PdfAssets): Promise<void> {
  commonCharacters(fonts);
  await start([[], fonts]);
}

/** What the engine is given of a document, and what was learnt in making it ready. */
function readied(composed: Composed, { template, fonts }: PdfAssets) {
  const { look = HOUSE } = composed;
  const own = look.font.faces ?? [];
  const characters = [...commonCharacters(own), ...commonCharacters(fonts)];
  const { fitted, missing } = fitter(new Set(characters));
  const { data, summaries, files, headingCount, ...met } = documentData(composed, fitted, look);
  const pictures = [...met.pictures, ...(look.logo ? [{ path: 'logo', data: look.logo.data }] : [])];
  const sources: Sources = { template, data, pictures, files };
  return { sources, faces: [own, fonts] as const, summaries, headingCount, missing };
}

/** Page of each heading, as `EmittedPdf` gives it, without making the file. Throws on our faults only. */
export async function headingPagesOf(composed: Composed, assets: PdfAssets): Promise<readonly number[]> {
  const { sources, faces, headingCount } = readied(composed, assets);
  return (await paginate(sources, faces)).slice(0, headingCount);
}

/**
 * Sets a document as PDF/UA-1 and PDF/A (tagged PDF 1.7). The same document gives the same bytes. Throws on our faults
 * only.
 */
export async function emitPdf(composed: Composed, assets: PdfAssets): Promise<EmittedPdf> {
  const { sources, faces, summaries, headingCount, missing } = readied(composed, assets);
  const { bytes, pages, access, archive } = await typeset(sources, faces);
  const provenance = composed.origin?.provenance;
  const claims = { accessible: access === 'ua-1', ...(provenance ? { provenance } : {}) };
  return {
    bytes: await finish(bytes, summaries, claims),
    access,
    archive,
    headingPages: pages.slice(0, headingCount),
    foreignPages: pages.slice(headingCount),
    missing: [...missing],
  };
}
