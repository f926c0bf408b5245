import { hang } from '../../core/report/width.js';
import { FORMS, type Form } from '../../core/start/skeleton.js';
import { isUsageError } from '../exit.js';
import { type Given, type Known, typedDocuments, usualDocuments } from './answers.js';
import { oneOf, type Typed, typedEtablissement, usualStatut } from './etablissements.js';

/** Puts a question to a person and gives the line typed. */
export type Ask = (question: string) => Promise<string>;

/** Asks for what was not said, one thing at a time; an empty answer takes what stands between brackets. */
export const askFor = async (given: Given, known: Known, ask: Ask): Promise<Given> => {
  const free = (label: string, usual: string) => reply(ask, label, usual, (typed) => typed);
  const nom = given.nom ?? (await free('Nom du groupement', 'GHT à compléter'));
  const region = given.region ?? (await free('Région', ''));
  const ars = given.ars ?? (await free('Agence régionale de santé', region && `ARS ${region}`));
  const support =
    given.support ?? (await etablissement(ask, 'Établissement support', 'Établissement support à compléter', known));
  const etablissements = given.etablissements.length > 0 ? given.etablissements : await others(ask, known);
  return { nom, region, ars, support, etablissements, ...(await askForDocuments(given, known, ask)) };
};

/** The words of a closed list, below each other rather than cut at the edge of a window. */
const among = (label: string, words: readonly string[]): string =>
  hang(`${label}, parmi : `, words.join(', '), 79).join('\n');

/** Asks which documents to start, and how they are written. */
const askForDocuments = async (
  given: Given,
  { documents: all }: Known,
  ask: Ask,
): Promise<Pick<Given, 'documents' | 'forme'>> => {
  const usual = usualDocuments(all).join(',') || 'aucun';
  const label = `${among('Documents à commencer', all)}\nDocuments`;
  const documents = given.documents ?? (await reply(ask, label, usual, (typed) => typedDocuments(typed, all)));
  if (documents.length === 0) return { documents, forme: given.forme };
  const read = (typed: string) => oneOf('La forme', typed, FORMS) as Form;
  return { documents, forme: given.forme ?? (await reply(ask, 'Forme (markdown ou yaml)', 'markdown', read)) };
};

/** The établissements beside the support, until an empty line. */
const others = async (ask: Ask, known: Known): Promise<readonly Typed[]> => {
  const list: Typed[] = [];
  for (;;) {
    const one = await etablissement(ask, 'Autre établissement (vide pour finir)', '', known);
    if (one.nom === '') return list;
    list.push(one);
  }
};

/** A name, then its category and its status; the support is a partie, which is not asked. */
const etablissement = async (ask: Ask, label: string, usual: string, known: Known): Promise<Typed> => {
  const nom = await reply(ask, label, usual, (typed) => typed && typedEtablissement(typed, known).nom);
  if (nom === '' || nom === usual) return { nom, categorie: 'ch', statut: 'partie' };
  const kinds = `${among('  Catégorie', known.categories)}\n  Catégorie`;
  const categorie = await reply(ask, kinds, 'ch', (typed) => oneOf('La catégorie', typed, known.categories));
  if (usual !== '') return { nom, categorie, statut: 'partie' };
  const read = (typed: string) => oneOf('Le statut', typed, known.statuts);
  return {
    nom,
    categorie,
    statut: await reply(ask, `  Statut (${known.statuts.join(', ')})`, usualStatut(categorie), read),
  };
};

/** Asks until the answer can be read, saying each time why it cannot. */
const reply = async <T>(ask: Ask, label: string, usual: string, read: (typed: string) => T): Promise<T> => {
  const question = `${label}${usual && ` [${usual}]`} : `;
  for (let said = ''; ; ) {
    const typed = (await ask(said + question)).trim() || usual;
    try {
      return read(typed);
    } catch (error) {
      if (!isUsageError(error)) throw error;
      said = `${error.message} ${error.fix}\n`;
    }
  }
};
