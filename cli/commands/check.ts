import { resolve } from 'node:path';
import { closest } from '../../core/closest.js';
import type { CheckReport } from '../../core/diagnostic.js';
import { REPORTS } from '../../core/report/index.js';
import type { ReportContext } from '../../core/report/report.js';
import { fails, tally } from '../../core/report/tally.js';
import { refuseWrongDay } from '../au.js';
import type { BaselineOptions, Hold } from '../baseline.js';
import { sayAside } from '../examine.js';
import { EXIT, UsageError } from '../exit.js';
import { type FoundDossier, filesOf, findDossiers, nothing, ONLY_FICHE } from '../find.js';
import { judgeAll } from '../judge-all.js';
import { linesOf } from '../quotes.js';
import { print, say, terminal } from '../terminal.js';
import { VERSION } from '../version.js';

/** Options of `ght check`, as typed. */
export interface CheckOptions extends BaselineOptions {
  readonly format: readonly string[];
  readonly au?: string;
  readonly failOn: ReportContext['failOn'];
  readonly quiet: boolean;
  readonly lienRegles?: string;
  readonly sansCache: boolean;
}

/** `ght check`: reads, judges, reports. Gives the exit status. */
export const check = async (paths: readonly string[], options: CheckOptions): Promise<number> => {
  const outputs = outputsOf(options.format);
  refuseWrongDay(options.au);
  const links = linksTo(options.lienRegles);
  const hold = await holdFor(options);
  const { dossiers, aside } = findDossiers(paths, true);
  if (dossiers.every(({ documents }) => documents.length === 0) && !paths.some((path) => path.endsWith('ght.yaml'))) {
    throw new UsageError(...nothing('à contrôler', ONLY_FICHE, aside));
  }
  for (const file of [...outputs.map((output) => output.file), options.ecrireBaseline]) refuseSource(file, dossiers);
  const verdicts = await judgeAll(dossiers, {
    cache: !options.sansCache,
    ...(options.au === undefined ? {} : { au: options.au }),
  });
  sayAside(aside);
  const report = await hold(merged(verdicts.map((one) => one.report)));
  const lines = linesOf(verdicts.flatMap(({ quotes }) => quotes));
  const context = { ...terminal(), ...links, failOn: options.failOn, quiet: options.quiet, lines };
  for (const { name, file } of outputs) await emit(report, context, name, file);
  return statusOf(report, options.failOn);
};

/** What is known is read only when there is something to hold against. */
const holdFor = async (options: BaselineOptions): Promise<Hold> =>
  options.baseline === undefined && options.ecrireBaseline === undefined
    ? async (report) => report
    : (await import('../baseline.js')).holdAgainst(options);

const merged = (reports: readonly CheckReport[]): CheckReport => {
  const [first, ...others] = reports;
  if (first && others.length === 0) return first;
  return {
    groupement: `${reports.length} groupements`,
    tool: VERSION,
    documents: reports.flatMap((report) => report.documents),
    rules: Object.assign({}, ...reports.map((report) => report.rules)),
  };
};

/** Unreadable input weighs more than a finding: a document half read cannot be declared conform, nor not. */
const statusOf = (report: CheckReport, failOn: ReportContext['failOn']): number => {
  if (tally(report).illisible > 0) return EXIT.usage;
  return fails(report, failOn) ? EXIT.constats : EXIT.conforme;
};

/** Where the pages of the rules can be read, for the links of a report. */
const linksTo = (address: string | undefined): Pick<ReportContext, 'rulesAt'> => {
  if (address === undefined) return {};
  if (/^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(address)) return { rulesAt: address };
  throw new UsageError(
    `« ${address} » n’est pas une adresse.`,
    'Écrivez l’adresse du dossier rules/, par exemple --lien-regles https://forge.exemple.fr/ght/-/blob/main/rules',
  );
};

/** A report: its format, and its file unless it goes to the screen. */
interface Output {
  readonly name: string;
  readonly file: string | undefined;
}

const outputsOf = (asked: readonly string[]): readonly Output[] => {
  const outputs = asked.map(outputOf);
  const [, second] = outputs.filter(({ file }) => file === undefined);
  if (second) {
    const example = `Donnez un fichier à l’autre, par exemple --format ${second.name}=rapport.${second.name}`;
    throw new UsageError('Un seul format peut aller à l’écran.', example);
  }
  return outputs;
};

const outputOf = (asked: string): Output => {
  const [name = '', ...rest] = asked.split('=');
  const known = Object.keys(REPORTS);
  if (!known.includes(name)) {
    const near = closest(name, known);
    const fix = near ? `Vouliez-vous dire « ${near} » ?` : `Formats possibles : ${known.join(', ')}.`;
    throw new UsageError(`Le format « ${name} » n’existe pas.`, fix);
  }
  if (rest.length > 0 && rest.join('=') === '')
    throw new UsageError(
      `Il manque le nom du fichier après « ${name}= ».`,
      `Par exemple --format ${name}=rapport.${name}`,
    );
  return { name, file: rest.length > 0 ? rest.join('=') : undefined };
};

/** A report never takes the place of what it reports on. */
const refuseSource = (file: string | undefined, dossiers: readonly FoundDossier[]): void => {
  if (file === undefined) return;
  const sources = dossiers.flatMap(filesOf).map((path) => resolve(path));
  if (!sources.includes(resolve(file))) return;
  throw new UsageError(`« ${file} » est un document du groupement.`, 'Donnez un autre nom de fichier.');
};

const emit = async (
  report: CheckReport,
  context: ReportContext,
  name: string,
  file: string | undefined,
): Promise<void> => {
  const format = await REPORTS[name]?.();
  if (!format) return;
  if (file === undefined) return print(format(report, context));
  const { writeWhole } = await import('../write.js');
  await writeWhole(file, format(report, { ...context, color: false }));
  say(`Rapport écrit : ${file}`);
};
