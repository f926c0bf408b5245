import type { CheckInput, DocumentType } from './check.js';
import type { Diagnostic, DocumentReport, Place } from './diagnostic.js';
import type { PlaceIn } from './law/apply.js';
import { type Article, appelOf, type Dossier, type Facts } from './law/law.js';
import type { Model } from './model/model.js';
import type { Document } from './parse/document.js';
import { placeOf } from './parse/source.js';

/** A document that cannot be read, and why. */
export interface Unread {
  readonly document: Document;
  readonly title: string;
  readonly day: string;
  readonly unread: readonly Diagnostic[];
}

/** A document ready to be judged, with what it is judged by. */
interface Ready {
  readonly document: Document;
  readonly type: DocumentType;
  readonly article?: Article;
  readonly day: string;
  readonly dayFrom: DocumentReport['dayFrom'];
  readonly model: Model;
}

export type Prepared = Ready | Unread;

/** The documents of one groupement, for judging each of them among the others. */
export interface Files {
  readonly around: (one: Ready) => { readonly facts: Facts; readonly placeIn: PlaceIn };
}

/** Puts the prepared documents of a groupement together; the fiche comes first. */
export const filesOf = (prepared: readonly Prepared[], input: CheckInput): Files => {
  const read = prepared.filter((one) => 'model' in one);
  const models = new Map(read.map(({ document, model }) => [document.path, model]));
  const fiche = models.get(input.fiche.path);
  const documents = read
    .filter(({ document }) => document.path !== input.fiche.path)
    .map(({ document, model }) => ({ chemin: document.path, type: document.type, data: model.data }));
  const voisins = (input.neighbours ?? []).map(({ path, data }) => ({ chemin: path, fiche: data }));
  const complet = input.whole !== false && read.length === prepared.length;
  const placeIn: PlaceIn = (path, pointer): Place | undefined => {
    const neighbour = input.neighbours?.find((one) => one.path === path);
    return neighbour ? placeOf(neighbour.source(), pointer) : models.get(path ?? input.fiche.path)?.place(pointer);
  };
  return {
    around: ({ document, type, model, day }) => {
      const dossier: Dossier = { complet, voisins, documents: documents.filter((one) => one.chemin !== document.path) };
      const facts = {
        document: model.data,
        fiche: fiche?.data ?? input.fiche.data,
        dossier,
        appel: appelOf(input.law.appels, model.data),
        jour: day,
        titres: type.titles,
      };
      return { facts, placeIn };
    },
  };
};
