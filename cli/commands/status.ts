import { LIVES } from '#generated/lives.js';
import { closest } from '../../core/closest.js';
import { statusJson, statusText } from '../../core/report/status.js';
import { type Status, statusOf } from '../../core/status/status.js';
import { refuseWrongDay } from '../au.js';
import { examineAll, loadAll, sayAside } from '../examine.js';
import { EXIT, UsageError } from '../exit.js';
import { print, terminal, today } from '../terminal.js';
import { VERSION } from '../version.js';

/** Options of `ght status`, as typed. */
export interface StatusOptions {
  readonly format: string;
  readonly au?: string;
}

const FORMATS: Readonly<Record<string, (statuses: readonly Status[]) => string>> = {
  text: (statuses) => statusText(statuses, terminal()),
  json: (statuses) => statusJson(statuses, VERSION),
};

/** `ght status`: the whole dossier on one screen. It shows and does not judge: only what cannot be read fails. */
export const status = async (paths: readonly string[], { format, au }: StatusOptions): Promise<number> => {
  const write = FORMATS[format] ?? refuse(format);
  refuseWrongDay(au);
  const { loaded, aside } = await loadAll(paths, au);
  sayAside(aside);
  const examined = await examineAll(loaded, au);
  const statuses = loaded.map(({ input }, i) => {
    const { report, data } = examined[i] ?? { report: undefined, data: new Map() };
    if (!report) throw new Error('a groupement was not examined');
    const fiche = data.get(input.fiche.path) ?? input.fiche.data;
    const { appels } = input.law;
    return statusOf({ report, data, fiche, appels, lives: LIVES, today: au ?? today(), whole: input.whole === true });
  });
  await print(write(statuses));
  const unread = statuses.some(({ documents }) => documents.some(({ tally }) => tally.illisible > 0));
  return unread ? EXIT.usage : EXIT.conforme;
};

const refuse = (format: string): never => {
  const near = closest(format, Object.keys(FORMATS));
  const fix = near ? `Vouliez-vous dire « ${near} » ?` : `Formats possibles : ${Object.keys(FORMATS).join(', ')}.`;
  throw new UsageError(`Le format « ${format} » n’existe pas.`, fix);
};
