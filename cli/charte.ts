import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { coloursOf } from '../core/charte/colours.js';
import { type Fault, isFault } from '../core/charte/fault.js';
import { logoOf } from '../core/charte/logo.js';
import { lookOf } from '../core/charte/look.js';
import { type Typeface, typefaceOf } from '../core/charte/typeface.js';
import type { Logo, Look } from '../core/emit/style.js';
import { asText, type Json, own } from '../core/json.js';
import { UsageError } from './exit.js';
import { type Spot, spotOf } from './pieces.js';

/**
 * The look that a groupement sets for its documents, that of ght for what it leaves out. `fiche` is the path of its
 * `ght.yaml`. Refuses a setting that cannot be followed.
 */
export const lookIn = async (data: Json, fiche: string): Promise<Look> => {
  const charte = own(data, 'charte');
  const [logo, typeface] = await Promise.all([logoIn(charte, data, fiche), typefaceIn(charte, fiche)]);
  return lookOf({
    color: orRefuse(coloursOf(own(charte, 'couleurs'))),
    ...(logo ? { logo } : {}),
    ...(typeface ? { typeface } : {}),
  });
};

const logoIn = async (charte: Json | undefined, data: Json, fiche: string): Promise<Logo | undefined> => {
  const file = asText(own(charte, 'logo'));
  if (file === '') return undefined;
  refuseSpot(`Le logo « ${file} »`, spotOf(file, dirname(fiche), dirname(fiche)), 'fichier');
  const said = asText(own(charte, 'logo_texte')) || `Logo : ${asText(own(data, 'nom'))}`;
  return orRefuse(logoOf(file, await bytesOf(`Le logo « ${file} »`, join(dirname(fiche), file)), said));
};

const typefaceIn = async (charte: Json | undefined, fiche: string): Promise<Typeface | undefined> => {
  const folder = asText(own(charte, 'police'));
  if (folder === '') return undefined;
  const root = dirname(fiche);
  refuseSpot(`Le dossier de polices « ${folder} »`, spotOf(folder, root, root), 'dossier');
  const sources = fontsIn(root, folder).map(async (path) => {
    refuseSpot(`La police « ${path} »`, spotOf(path, root, root), 'fichier');
    return { name: path, data: await bytesOf(`La police « ${path} »`, join(root, path)) };
  });
  return orRefuse(typefaceOf(folder, await Promise.all(sources)));
};

/** Paths of the files that the look of a groupement is made of; those of a setting that is refused are not there. */
export const filesOfLook = (data: Json, fiche: string): readonly string[] => {
  const charte = own(data, 'charte');
  const [logo, folder] = [asText(own(charte, 'logo')), asText(own(charte, 'police'))];
  const root = dirname(fiche);
  return [...(logo === '' ? [] : [logo]), ...(folder === '' ? [] : fontsIn(root, folder))].map((file) =>
    join(root, file),
  );
};

const fontsIn = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => /\.ttf$/i.test(name))
    .sort()
    .map((name) => `${folder.replace(/(?<!\/)\/+$/, '')}/${name}`);

const orRefuse = <T extends object>(value: T | Fault): T => {
  if (isFault(value)) throw new UsageError(value.message, value.fix);
  return value;
};

const WHERE = 'Vérifiez le chemin donné dans « charte », qui part du dossier de ght.yaml.';

const SPOTS: Readonly<Record<Spot, readonly [string, string]>> = {
  hors_dossier: [
    'est hors du dossier du groupement',
    'Copiez-le auprès de ght.yaml, par exemple dans un dossier « charte », et donnez ce chemin.',
  ],
  absente: ['n’existe pas', WHERE],
  illisible: ['ne peut pas être lu', 'Remplacez-le par un fichier ordinaire, que vous avez le droit de lire.'],
  dossier: ['est un dossier', 'Donnez le chemin d’un fichier.'],
  fichier: ['est un fichier', 'Donnez le chemin du dossier qui tient les fichiers .ttf de la police.'],
};

const refuseSpot = (subject: string, spot: Spot, wanted: Spot): void => {
  if (spot === wanted) return;
  const [message, fix] = SPOTS[spot];
  throw new UsageError(`${subject} ${message}.`, fix);
};

const bytesOf = async (subject: string, path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch {
    const [message, fix] = SPOTS.illisible;
    throw new UsageError(`${subject} ${message}.`, fix);
  }
};
