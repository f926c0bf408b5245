import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FONT_FILES, type PdfAssets } from '../core/emit/pdf/index.js';

const require = createRequire(import.meta.url);

/** Root of the installed package, wherever this file was bundled to. */
export const packageRoot = (): string => dirname(require.resolve('ght/package.json'));

/** The Typst template and the fonts, read once a run. */
export const pdfAssets = async (): Promise<PdfAssets> => {
  const fonts = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  const [template, ...files] = await Promise.all([
    readFile(join(packageRoot(), 'templates/_commun/document.typ'), 'utf8'),
    ...FONT_FILES.map((file) => readFile(join(fonts, file))),
  ]);
  return { template, fonts: files.map((file) => new Uint8Array(file)) };
};
