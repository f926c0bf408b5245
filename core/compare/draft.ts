import type { RootContent } from 'mdast';
import { heading, paragraph } from '../compose/nodes.js';
import { markdownOf } from '../emit/md/index.js';
import { asText, type Json, list, own } from '../json.js';
import { frenchDay } from '../message.js';
import type { Changes, Modification } from './changes.js';
import { quotation } from './quote.js';

/** What a draft avenant is made from. */
export interface DraftInput {
  readonly fiche: Json;
  /** Data of the document before and after; nothing before when it is new. */
  readonly before: Json | undefined;
  readonly after: Json;
  /** Name of the type of the document: « convention-constitutive », « pmp »… */
  readonly type: string;
  /** French name of that type. */
  readonly typeTitle: string;
  readonly changes: Changes;
}

const AWAITED = 'à compléter';
const CONVENTION = 'convention-constitutive';

/** A draft avenant as a source document, that a person completes: what changes in words, each article quoted. */
export const draftAvenant = (input: DraftInput): string => {
  const { modifications, renumbered } = input.changes;
  const name = titleOf(input);
  const blocks: readonly RootContent[] = [
    heading(1, name),
    heading(2, 'Objet'),
    paragraph(`Le présent avenant modifie ${whatIsChanged(input)}. À compléter : pourquoi ces modifications.`),
    heading(2, 'Modifications de la convention'),
    paragraph(`Les dispositions citées sont celles ${ofDocument(input)}, avant le présent avenant.`),
    ...renumbered.map(paragraph),
    ...modifications.flatMap(modificationBlocks),
    heading(2, 'Dispositions inchangées'),
    paragraph('Les autres dispositions de la convention constitutive demeurent applicables.'),
    heading(2, 'Entrée en vigueur'),
    paragraph(
      'À compléter : la date de prise d’effet, sous réserve de l’approbation du directeur général de l’agence régionale de santé.',
    ),
  ];
  return `---\n${frontMatter(input, name)}---\n\n${markdownOf(blocks)}`;
};

const titleOf = ({ fiche }: DraftInput): string =>
  `Avenant à la convention constitutive du ${asText(own(fiche, 'nom'))}`;

const whatIsChanged = ({ type, typeTitle }: DraftInput): string =>
  type === CONVENTION ? 'la convention constitutive' : `le ${lower(typeTitle)} de la convention constitutive`;

const ofDocument = ({ type, typeTitle, before }: DraftInput): string => {
  const version = asText(own(before, 'version'));
  const of = type === CONVENTION ? 'de la convention constitutive' : `du ${lower(typeTitle)}`;
  return version === '' ? of : `${of}, version ${version}`;
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const modificationBlocks = ({ name, sentences, before, after }: Modification): readonly RootContent[] => [
  heading(3, name),
  ...sentences.map(paragraph),
  ...(before ? [heading(4, 'Rédaction antérieure'), quotation(before)] : []),
  ...(after ? [heading(4, 'Nouvelle rédaction'), quotation(after)] : []),
];

/** A text that YAML reads back as it is. */
const yaml = (text: string): string => JSON.stringify(text);

const frontMatter = (input: DraftInput, title: string): string => {
  const { changes } = input;
  const date = newDay(input);
  const lines = [
    'type: avenant',
    `titre: ${yaml(title)}`,
    'statut: projet',
    ...(date === '' ? [] : [`date: ${date}`]),
    `numero: ${AWAITED}`,
    'convention:',
    ...conventionLines(input),
    'visas:',
    ...visas(input).map((visa) => `  - ${yaml(visa)}`),
    ...signatories(input),
    ...(changes.modifications.length > 0 ? ['modifications:'] : []),
    ...changes.modifications.map(
      ({ name, nature }, i) => `  - { id: modification-${i + 1}, nom: ${yaml(name)}, nature: ${nature} }`,
    ),
  ];
  return `${lines.join('\n')}\n`;
};

/** Day of the newer version, when it has one of its own; that of the older one is not the day of the avenant. */
const newDay = ({ before, after }: DraftInput): string => {
  const day = asText(own(after, 'date'));
  return day === asText(own(before, 'date')) ? '' : day;
};

/** Days of the convention that is changed: those of the document when it is the convention, else those of the fiche. */
const convention = ({ fiche, before, type }: DraftInput) => {
  const known = own(fiche, 'convention_constitutive');
  const said = type === CONVENTION ? before : undefined;
  return {
    signee: asText(own(said, 'signee_le') ?? own(known, 'signee_le')),
    approuvee: asText(own(own(said, 'approbation'), 'approuve_le') ?? own(known, 'approuvee_le')),
  };
};

const conventionLines = (input: DraftInput): readonly string[] => {
  const { signee, approuvee } = convention(input);
  return [
    ...(signee === '' ? [] : [`  signee_le: ${signee}`]),
    ...(approuvee === '' ? [] : [`  approuvee_le: ${approuvee}`]),
    ...(signee === '' ? [`  reference: ${AWAITED}`] : []),
  ];
};

const visas = (input: DraftInput): readonly string[] => {
  const { signee, approuvee } = convention(input);
  const signed = signee === '' ? '' : `, signée le ${frenchDay(signee)}`;
  const approved = approuvee === '' ? '' : ` et approuvée le ${frenchDay(approuvee)}`;
  return [
    'le code de la santé publique, notamment ses articles L. 6132-2, R. 6132-3 et R. 6132-6',
    `la convention constitutive du ${asText(own(input.fiche, 'nom'))}${signed}${signed && approved}`,
  ];
};

/** The directors of the établissements parties, without a name. */
const signatories = ({ fiche }: DraftInput): readonly string[] => {
  const parties = list(own(fiche, 'etablissements')).filter((one) => own(one, 'statut') === 'partie');
  const lines = parties.map((one) => `  - { fonction: Directeur, etablissement: ${yaml(asText(own(one, 'id')))} }`);
  return lines.length > 0 ? ['signataires:', ...lines] : [];
};
