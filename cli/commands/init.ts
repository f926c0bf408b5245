import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT, UsageError } from '../exit.js';
import { ficheAbove } from '../find.js';
import { type Answers, type Given, givenIn, type InitOptions, type Known, settled } from '../init/answers.js';
import { canAsk, withAsk } from '../init/ask.js';
import { missingDocuments, schemaOf, startable } from '../init/documents.js';
import { ficheText, wordsOf } from '../init/fiche.js';
import { type Done, together, writeMissing } from '../init/files.js';
import { askFor } from '../init/questions.js';
import { repositoryFiles } from '../init/repository.js';
import { told } from '../init/told.js';
import { TYPE_NAMES, typesNamed } from '../law.js';
import { say, show } from '../terminal.js';
import { FICHE } from '../walk.js';

/** `ght init`: makes the folder of a groupement, or adds to it what is missing. Nothing there is ever overwritten. */
export const init = async (folder: string, options: InitOptions): Promise<number> => {
  refuseInside(folder);
  const { fiche } = await typesNamed(['fiche']);
  if (!fiche) throw new Error('no type « fiche »');
  const schema = schemaOf('fiche');
  const known = { ...wordsOf(fiche.shape, schema), documents: startable(TYPE_NAMES) };
  const begun = existsSync(join(folder, FICHE));
  const given = givenIn(options, known);
  const whole = await completed(given, known, begun, options.oui);
  const answers = settled(whole, known);
  if (begun) sayUnused(given);
  const first = await writeMissing(folder, [{ path: FICHE, content: ficheText(answers, fiche.shape, schema) }]);
  await show(told(folder, together(first, await writeRest(folder, answers, whole.documents !== undefined))));
  return EXIT.conforme;
};

/** The documents follow the fiche, which must be there: the law expects of a groupement according to what it is. */
const writeRest = async (folder: string, answers: Answers, asked: boolean): Promise<Done> => {
  const { files, kept } = await missingDocuments(folder, answers, asked);
  const done = await writeMissing(folder, [...files, ...(await repositoryFiles())]);
  return { ...done, kept: [...kept, ...done.kept] };
};

/** A groupement within another would take over the documents of its folder; a fiche that is misnamed is one already. */
const refuseInside = (folder: string): void => {
  if (existsSync(join(folder, 'ght.yml')) && !existsSync(join(folder, FICHE)))
    throw new UsageError('La fiche du groupement est mal nommée : ght.yml.', `Renommez ght.yml en ${FICHE}.`);
  const above = ficheAbove(dirname(resolve(folder)));
  if (above === undefined || existsSync(join(folder, FICHE))) return;
  throw new UsageError(
    `Ce dossier est déjà dans un groupement, dont la fiche est « ${above} ».`,
    `Tapez « ght init ${dirname(above)} » pour compléter ce groupement, ou choisissez un dossier en dehors.`,
  );
};

/** What the options leave out of a new groupement is asked for; without a person to ask, its name must be said. */
const completed = async (given: Given, known: Known, begun: boolean, oui: boolean): Promise<Given> => {
  if (oui || begun) return given;
  if (canAsk()) return withAsk((ask) => askFor(given, known, ask));
  if (given.nom !== undefined && (given.support ?? given.etablissements[0]) !== undefined) return given;
  throw new UsageError(
    'L’entrée n’est pas un terminal : ght ne peut pas vous poser de questions.',
    'Ajoutez « --oui » pour commencer avec des valeurs à compléter, ou donnez « --nom » et « --support ».',
  );
};

/** What is said of a groupement that has its fiche is for its author to write there. */
const sayUnused = ({ nom, region, ars, support, etablissements }: Given): void => {
  if ((nom ?? region ?? ars ?? support ?? etablissements[0]) === undefined) return;
  say('ght : ght.yaml existe déjà et reste tel quel ; le nom et les établissements donnés n’y sont pas reportés.');
};
