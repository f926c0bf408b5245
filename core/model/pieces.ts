import type { Diagnostic } from '../diagnostic.js';
import { asText, entryOf, isArray, isObject, type Json, own, segment } from '../json.js';
import { frenchNumber } from '../message.js';
import { type Document, unreadable } from '../parse/document.js';
import { bears, propOf, type Shape } from '../parse/shape.js';
import { placeOf } from '../parse/source.js';

/** A file joined to a document, as its author names it, and where. */
export interface Piece {
  readonly pointer: string;
  /** Path from the folder of the document. */
  readonly fichier: string;
}

/** What the reader found of a joined file; `lue` is the only good answer. */
export type PieceState =
  | 'lue'
  | 'absente'
  | 'hors_dossier'
  | 'dossier'
  | 'vide'
  | 'illisible'
  | 'genre'
  | 'contenu'
  | 'chiffree'
  | 'trop_lourde'
  | 'endommagee'
  | 'formulaire'
  | 'sans_page'
  | 'trop_de_pages';

/** Largest file that may be joined, bytes. */
export const HEAVIEST = 100_000_000;
/** Most pages that one file may bring to a dossier. */
export const MOST_PAGES = 1000;

/** Kinds of files that may be joined, by the ending of their name. */
export const GENRES: readonly string[] = 'pdf docx odt xlsx ods png jpg jpeg csv txt md'.split(' ');

/** Files that a document joins, by the keys that its schema marks as such. */
export const piecesOf = (shape: Shape | undefined, data: Json, pointer = ''): readonly Piece[] => {
  if (!bears(shape, 'piece')) return [];
  if (isArray(data)) return data.flatMap((item, i) => piecesOf(shape?.item, item, `${pointer}/${i}`));
  if (isObject(data)) {
    return Object.entries(data).flatMap(([key, item]) =>
      piecesOf(propOf(shape, key) ?? shape?.item, item, `${pointer}/${segment(key)}`),
    );
  }
  return shape?.piece && typeof data === 'string' && data !== '' ? [{ pointer, fichier: data }] : [];
};

/** A piece that a document lists, its file joined or not. */
export interface ListedPiece {
  readonly titre: string;
  readonly justifie: string;
  /** Path from the folder of the document; empty when no file is joined. */
  readonly fichier: string;
}

/** Pieces that a document lists, in order: a record is one when its schema has a key for a joined file. */
export const listedPieces = (shape: Shape | undefined, data: Json): readonly ListedPiece[] => {
  if (isArray(data)) return data.flatMap((item) => listedPieces(shape?.item, item));
  if (!isObject(data)) return [];
  const file = Object.entries(shape?.props ?? {}).find(([, prop]) => prop.piece)?.[0];
  if (file === undefined)
    return Object.entries(data).flatMap(([key, item]) => listedPieces(propOf(shape, key) ?? shape?.item, item));
  const [titre, justifie, fichier] = ['titre', 'justifie', file].map((key) => asText(own(data, key)));
  return [
    { titre: titre || asText(own(data, 'id')) || 'Sans titre', justifie: justifie ?? '', fichier: fichier ?? '' },
  ];
};

type Say = readonly [fact: (file: string) => string, gesture: string];

const FAULTS: Readonly<Record<Exclude<PieceState, 'lue'>, Say>> = {
  absente: [
    (file) => `La pièce « ${file} » n’existe pas.`,
    'Vérifiez son chemin, compté depuis le dossier du document, ou ajoutez le fichier.',
  ],
  hors_dossier: [
    (file) => `La pièce « ${file} » est hors du dossier du groupement.`,
    'Copiez-la auprès du document, par exemple dans un dossier « pieces », et donnez ce chemin.',
  ],
  dossier: [(file) => `« ${file} » est un dossier, et non un fichier.`, 'Donnez le chemin du fichier lui-même.'],
  vide: [(file) => `La pièce « ${file} » est un fichier vide.`, 'Remplacez-la par le fichier voulu.'],
  illisible: [
    (file) => `La pièce « ${file} » ne peut pas être ouverte.`,
    'Vérifiez que vous avez le droit de lire ce fichier et, si c’est un lien, qu’il mène à un fichier.',
  ],
  genre: [
    (file) => `La pièce « ${file} » n’est pas d’un genre accepté.`,
    `Joignez un fichier d’un de ces genres : ${GENRES.join(', ')}.`,
  ],
  contenu: [
    (file) => `Le contenu de la pièce « ${file} » n’est pas celui que son nom annonce.`,
    'Ouvrez-la, puis enregistrez-la de nouveau au bon format.',
  ],
  chiffree: [
    (file) => `La pièce « ${file} » est protégée par un mot de passe.`,
    'Joignez-en une version sans mot de passe, que l’agence pourra ouvrir.',
  ],
  trop_lourde: [
    (file) => `La pièce « ${file} » pèse plus de ${HEAVIEST / 1e6} Mo.`,
    'Réduisez-la (une numérisation à 200 points par pouce suffit), ou partagez-la en plusieurs pièces.',
  ],
  endommagee: [
    (file) => `La pièce « ${file} » est endommagée : ses pages ne peuvent pas être lues.`,
    'Ouvrez-la, puis imprimez-la de nouveau en PDF ; si elle ne s’ouvre pas, redemandez-la à qui l’a faite.',
  ],
  formulaire: [
    (file) => `La pièce « ${file} » est un formulaire que seul Adobe Reader affiche.`,
    'Ouvrez-la avec Adobe Reader, puis imprimez-la en PDF, et joignez ce PDF.',
  ],
  sans_page: [(file) => `La pièce « ${file} » n’a aucune page.`, 'Remplacez-la par le fichier voulu.'],
  trop_de_pages: [
    (file) => `La pièce « ${file} » a plus de ${frenchNumber(MOST_PAGES)} pages.`,
    'N’en joignez que les pages utiles, ou partagez-la en plusieurs pièces.',
  ],
};

/** What is wrong with the files that a document joins; those that were not looked at are not judged. */
export const pieceFaults = (
  document: Document,
  shape: Shape,
  states: Readonly<Record<string, PieceState>> | undefined,
): readonly Diagnostic[] => {
  if (states === undefined) return [];
  return piecesOf(shape, document.data).flatMap(({ pointer, fichier }) => {
    const state = entryOf(states, fichier);
    if (state === undefined || state === 'lue') return [];
    const [fact, fix] = FAULTS[state];
    const place = placeOf(document.source(), pointer);
    return [
      { ...unreadable({ rule: 'lecture/piece', message: fact(fichier), fix, place }, document.path), path: pointer },
    ];
  });
};
