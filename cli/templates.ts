import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars/runtime.js';
import { PAGES, TEMPLATES } from '#generated/templates.js';
import type { Margins } from '../core/charte/look.js';
import type { Page, Template } from '../core/compose/compose.js';
import { entryOf } from '../core/json.js';
import { kindOf } from '../core/law/law.js';
import { UsageError } from './exit.js';
import { pageFault } from './page-fault.js';
import { readText } from './read-text.js';

/** Template and page furniture of one type of document. */
export interface Model {
  readonly template: Template;
  readonly page: Page;
  /** Files of the groupement that it was read from, none for the template of ght. */
  readonly files: readonly string[];
}

const FOLDER = 'gabarits';

/**
 * The template of a type: the one in `gabarits/<type>/` beside `ght.yaml` if there is one, else that of ght. The kind
 * (« candidature ») has one for all the calls that have none of their own.
 */
export const templateFor = async (type: string, fiche: string): Promise<Model | undefined> => {
  const names = [type, kindOf(type)];
  const folders = names.map((name) => join(dirname(fiche), FOLDER, name));
  const folder = folders.find((path) => existsSync(path)) ?? '';
  const name = names.find((one) => TEMPLATES[one] !== undefined) ?? type;
  const spec = TEMPLATES[name];
  const shipped = spec === undefined ? undefined : (Handlebars as typeof import('handlebars')).template(spec);
  const template = (await ownTemplate(join(folder, 'gabarit.md.hbs'))) ?? shipped;
  const page = (await ownPage(join(folder, 'page.yaml'), PAGES[name])) ?? PAGES[name];
  const files = [join(folder, 'gabarit.md.hbs'), join(folder, 'page.yaml')].filter(
    (path) => folder && existsSync(path),
  );
  return template && page ? { template: template as unknown as Template, page, files } : undefined;
};

const ownTemplate = async (path: string): Promise<Template | undefined> => {
  if (!existsSync(path)) return undefined;
  const { compileTemplate } = await import('../core/compose/template.js');
  try {
    return compileTemplate(await textOf(path));
  } catch (error) {
    throw unreadable(path, error);
  }
};

/** Keys that the user's page leaves out keep their usual value. */
const ownPage = async (path: string, usual: Page | undefined): Promise<Page | undefined> => {
  if (!existsSync(path)) return undefined;
  const { parse } = await import('yaml');
  try {
    const own: Partial<Page> = parse(await textOf(path), { logLevel: 'error' }) ?? {};
    const fault = pageFault(own);
    if (fault) throw new UsageError(`Le gabarit « ${path} » ${fault[0]}.`, fault[1]);
    refuseMargins(path, own.marges);
    return { ...usual, ...own, couverture: { ...usual?.couverture, ...own.couverture } } as Page;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unreadable(path, error);
  }
};

/** Bounds of the margins, millimetres: the header and the footer keep their place, the text a width to be read on. */
const MARGINS: Readonly<Record<keyof Margins, readonly [least: number, most: number]>> = {
  haut: [20, 60],
  bas: [18, 60],
  gauche: [10, 50],
  droite: [10, 50],
};

const refuseMargins = (path: string, given: unknown): void => {
  for (const [name, value] of Object.entries(given ?? {})) {
    const [least, most] = entryOf(MARGINS, name) ?? [0, 0];
    if (typeof value === 'number' && value >= least && value <= most) continue;
    throw new UsageError(
      `Dans « ${path} », la marge « ${name} » ne peut pas valoir « ${JSON.stringify(value)} ».`,
      most === 0
        ? `Marges possibles : ${Object.keys(MARGINS).join(', ')}.`
        : `Écrivez un nombre de millimètres entre ${least} et ${most}, sans unité.`,
    );
  }
};

/** Text of a file of `gabarits/<type>/`, which a link may not fetch from outside the folder of the groupement. */
const textOf = async (path: string): Promise<string> => {
  const { text, problem } = readText(path, dirname(dirname(dirname(path))));
  if (problem) throw new Error(problem.message.replace(/\.$/, ''));
  return text;
};

const unreadable = (path: string, error: unknown): UsageError => {
  const why = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  return new UsageError(
    `Le gabarit « ${path} » ne peut pas être lu : ${why}.`,
    'Corrigez-le, ou retirez-le pour reprendre le gabarit de ght.',
  );
};
