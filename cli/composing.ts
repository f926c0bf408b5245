import { dirname, relative } from 'node:path';
import type { CheckInput, Judged } from '../core/check.js';
import type { CannotSet } from '../core/compose/bounds.js';
import { type ComposeInput, compose } from '../core/compose/compose.js';
import type { Composed } from '../core/compose/composed.js';
import type { Look } from '../core/emit/style.js';
import { own } from '../core/json.js';
import { appelOf } from '../core/law/law.js';
import { standing } from '../core/report/tally.js';
import { filesOfLook } from './charte.js';
import { UsageError } from './exit.js';
import type { FoundDossier } from './find.js';
import type { Head } from './git.js';
import { originOf } from './provenance.js';
import { templateFor } from './templates.js';
import { say } from './terminal.js';

/** What was read, beside the values judged. */
export interface Read {
  readonly dossier: FoundDossier;
  readonly texts: ReadonlyMap<string, string>;
  /** Whether a PDF carries its sources. */
  readonly attach: boolean;
  /** Paths of the pieces that its dossier holds. */
  readonly pieces: readonly string[];
  readonly look: Look;
  /** Where the sources stand in Git, when they were taken out of it. */
  readonly head?: Head;
}

/** A document judged, made ready to be set; nothing when it cannot be read, or has no template. */
export const composeOne = async (
  judged: Judged,
  input: Pick<CheckInput, 'fiche' | 'types' | 'law' | 'images'>,
  read: Read,
  tell: (text: string) => void = say,
): Promise<Composed | undefined> => {
  const { report, model } = judged;
  const type = input.types[report.type];
  const readable = model.document.problems.length === 0;
  const made = type && readable ? await templateFor(report.type, read.dossier.fiche) : undefined;
  if (!type || !made) return undefined;
  const article = type.article === undefined ? undefined : input.law.articles[type.article];
  const blocking = report.diagnostics.filter((found) => ['illisible', 'bloquant'].includes(standing(found))).length;
  const declared = own(model.data, 'statut') === 'definitif';
  if (declared && blocking > 0) tell(stamped(report.document, blocking));
  const called = input.images?.[report.document];
  // Most documents call no image: what reads them is not even loaded.
  const images = called && (await import('./pictures.js')).picturesOf(model, called, read.dossier.fiche);
  const look = filesOfLook(input.fiche.data, read.dossier.fiche);
  const others = [...made.files, ...look, ...read.pieces, ...(images?.files ?? [])];
  const asked = {
    model,
    ...(images ? { imageAt: images.imageAt } : {}),
    shape: type.shape,
    titles: type.titles,
    typeTitle: type.title,
    ...(article ? { article } : {}),
    fiche: input.fiche.data,
    appel: appelOf(input.law.appels, model.data),
    ...(report.coverage ? { coverage: report.coverage } : {}),
    ...(report.echeancier ? { echeancier: report.echeancier } : {}),
    day: report.day,
    asked: report.dayFrom === 'au',
    final: declared && blocking === 0 && report.dayFrom !== 'au',
    ...momentAsked(),
    origin: await originOf({ ...read, judged, others }),
    look: read.look,
    template: made.template,
    page: made.page,
  } satisfies ComposeInput;
  const composed = withinBounds(asked, made.files);
  await refuseOwnResidue(composed, made.files);
  return composed;
};

/** A document that pages cannot hold is no fault of ght: it is said, with its place, and nothing is made. */
const withinBounds = (asked: ComposeInput, templates: readonly string[]): Composed => {
  try {
    return compose(asked);
  } catch (error) {
    if (!isCannotSet(error)) throw error;
    const { file, line } = asked.model.place(error.pointer ?? '');
    const where = error.pointer === undefined ? asked.model.document.path : `${file}:${line}`;
    const by = templates.length > 0 ? `, avec le gabarit « ${templates.join(' » et « ')} »` : '';
    throw new UsageError(`« ${where} » n’est pas mis en forme${by}. ${error.message}`, error.fix);
  }
};

/** Known by its name: each file of the bundle carries its own copy of the class. */
const isCannotSet = (error: unknown): error is CannotSet => error instanceof Error && error.name === 'CannotSet';

/** A template of the groupement that leaves a value or a mark unfilled: its author is told, for ours has none. */
const refuseOwnResidue = async (composed: Composed, files: readonly string[]): Promise<void> => {
  if (files.length === 0) return;
  const { residueIn } = await import('../core/emit/residue.js');
  if (residueIn(composed).length === 0) return;
  throw new UsageError(
    `Le gabarit « ${files.join(' » ou « ')} » laisse une valeur « {{…}} » qui n’est pas remplie.`,
    'Vérifiez que chaque « {{ » a son « }} », et qu’aucune valeur n’est dans un commentaire « <!-- ».',
  );
};

/** What `SOURCE_DATE_EPOCH` asks for: a moment, in seconds since 1970, to write in the files instead of their day. */
const momentAsked = (): { readonly made?: string } => {
  const asked = process.env['SOURCE_DATE_EPOCH'];
  if (!asked) return {};
  const date = new Date(Number(asked) * 1000);
  if (/^\d{1,11}$/.test(asked) && date.getUTCFullYear() < 10_000)
    return { made: date.toISOString().replace('.000', '') };
  throw new UsageError(
    `SOURCE_DATE_EPOCH vaut « ${asked} », qui n’est pas un nombre de secondes depuis le 1er janvier 1970.`,
    'Corrigez cette variable d’environnement, ou retirez-la.',
  );
};

const stamped = (document: string, blocking: number): string =>
  `ght : « ${document} » se dit définitif, mais porte la mention PROJET : ${blocking} ${blocking > 1 ? 'constats bloquants restent' : 'constat bloquant reste'} à corriger.
      Tapez « ght check ${document} » pour les lire.`;

/** Name of the files of a document: its path from the fiche, without its ending. */
export const nameOf = ({ report }: Judged, fiche: string): string =>
  slug(relative(dirname(fiche), report.document).replace(/\.(ya?ml|md|markdown)$/i, '')) || 'document';

/** A path as the name of a file: its folders joined by dashes. */
export const slug = (name: string): string => name.replaceAll(/[\\/]+/g, '-').replace(/^[.-]+/, '');
