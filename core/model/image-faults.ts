import type { Diagnostic, Place } from '../diagnostic.js';
import { type Document, unreadable } from '../parse/document.js';

/** What the reader found of an image; `lue` is the only good answer. */
export type ImageState =
  | 'lue'
  | 'absente'
  | 'hors_dossier'
  | 'distante'
  | 'incluse'
  | 'dossier'
  | 'vide'
  | 'illisible'
  | 'genre'
  | 'contenu'
  | 'trop_grande';

/** An image that a document calls, where it does, and what was found. */
export interface FoundImage {
  readonly pointer: string;
  readonly address: string;
  readonly alt: string;
  readonly place: Place;
  readonly state: ImageState;
}

type Say = readonly [fact: (address: string) => string, gesture: string];

const FAULTS: Readonly<Record<Exclude<ImageState, 'lue'>, Say>> = {
  absente: [
    (address) => `L’image « ${address} » n’existe pas.`,
    'Vérifiez son chemin, compté depuis le dossier du fichier qui l’appelle, ou ajoutez l’image.',
  ],
  hors_dossier: [
    (address) => `L’image « ${address} » est hors du dossier du groupement.`,
    'Copiez-la auprès du document, par exemple dans un dossier « images », et donnez ce chemin.',
  ],
  distante: [
    (address) => `L’image « ${address} » est à une adresse du réseau, où ght ne va rien chercher.`,
    'Enregistrez-la auprès du document, par exemple dans un dossier « images », et donnez ce chemin.',
  ],
  incluse: [
    () => 'Une image est écrite dans le texte lui-même, en chiffres et en lettres.',
    'Enregistrez-la en PNG auprès du document, par exemple dans un dossier « images », et appelez ce fichier.',
  ],
  dossier: [(address) => `« ${address} » est un dossier, et non une image.`, 'Donnez le chemin de l’image elle-même.'],
  vide: [(address) => `L’image « ${address} » est un fichier vide.`, 'Remplacez-la par l’image voulue.'],
  illisible: [
    (address) => `L’image « ${address} » ne peut pas être ouverte.`,
    'Vérifiez que vous avez le droit de lire ce fichier et, si c’est un lien, qu’il mène à un fichier.',
  ],
  genre: [
    (address) => `L’image « ${address} » n’est ni en PNG ni en JPEG.`,
    'Ouvrez-la dans le logiciel qui l’a faite, exportez-la en PNG, et appelez ce fichier.',
  ],
  contenu: [
    (address) => `L’image « ${address} » est abîmée, en couleurs d’imprimerie, ou d’un autre genre que son nom.`,
    'Ouvrez-la, vérifiez qu’elle s’affiche, puis enregistrez-la de nouveau en PNG.',
  ],
  trop_grande: [
    (address) => `L’image « ${address} » est trop grande pour une page.`,
    'Réduisez-la : 20 Mo et 25 millions de points au plus ; 2 000 points de large suffisent à une page.',
  ],
};

/** What is wrong with the images that a document calls. */
export const imageFaults = (document: Document, images: readonly FoundImage[] = []): readonly Diagnostic[] =>
  images.flatMap((image) => [...unseen(document, image), ...mute(document, image)]);

const unseen = (document: Document, { state, address, place, pointer }: FoundImage): readonly Diagnostic[] => {
  if (state === 'lue') return [];
  const [fact, fix] = FAULTS[state];
  return [
    { ...unreadable({ rule: 'lecture/image', message: fact(address), fix, place }, document.path), path: pointer },
  ];
};

const mute = (document: Document, { alt, address, place, pointer }: FoundImage): readonly Diagnostic[] => {
  if (alt !== '') return [];
  const message = `L’image « ${address} » n’a pas de texte de remplacement : un lecteur non voyant n’en saura rien.`;
  const fix = `Dites entre les crochets ce qu’elle montre : ![Plan du site, les urgences au nord](${address}).`;
  const problem = { rule: 'lecture/image-sans-texte', level: 'conseil', message, fix, place } as const;
  return [{ ...unreadable(problem, document.path), path: pointer }];
};
