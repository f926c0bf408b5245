import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FONT_FILES } from '../core/emit/pdf/font-files.js';
import type { PdfAssets } from '../core/emit/pdf/index.js';

const require = createRequire(import.meta.url);

/** Root of the installed package, wherever this file was bundled to. */
export const packageRoot = (): string => dirname(require.resolve('ght/package.json'));

/** What the emitters read beside the document: the Typst template, the fonts of the PDF, those embedded in the DOCX. */
export interface Assets extends PdfAssets {
  readonly faces: readonly { readonly name: string; readonly data: Uint8Array }[];
}

/** Word knows four faces of a family: regular, italic, bold, bold italic. */
const EMBEDDED = /(?:400Regular|400Regular_Italic|700Bold|700Bold_Italic)\.ttf$/;

/** Template and fonts, read once a run. */
export const pdfAssets = async (): Promise<Assets> => {
  const fonts = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  const [template, ...files] = await Promise.all([
    readFile(join(packageRoot(), 'templates/_commun/document.typ'), 'utf8'),
    ...FONT_FILES.map((file) => readFile(join(fonts, file))),
  ]);
  const faces = FONT_FILES.flatMap((file, i) => {
    const data = files[i];
    return data && EMBEDDED.test(file) ? [{ name: 'Source Sans 3', data }] : [];
  });
  return { template, fonts: files, faces };
};
