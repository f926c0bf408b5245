import type { PhrasingContent, RootContent } from 'mdast';
import type { Composed, ForeignPage } from './composed.js';
import { type Cell, heading, note, table, text } from './nodes.js';
import { typeset } from './typography/index.js';

/** A page to come from a file: its paper, in points, and whether it is a picture, without any text to read aloud. */
interface PiecePage extends Pick<ForeignPage, 'width' | 'height' | 'foot'> {
  readonly picture: boolean;
}

/** A piece as the dossier shows it. */
export interface ShownPiece {
  readonly titre: string;
  readonly justifie: string;
  /** Path as its author wrote it; empty when no file is joined. */
  readonly fichier: string;
  /** Its pages in the dossier; none for a file that can only be attached. */
  readonly pages: readonly PiecePage[];
  /** Why a file whose pages stand in the dossier is attached as well. */
  readonly original?: 'signee' | 'balisee';
}

/** A document followed by the pages of its pieces: their bordereau before it, a page that announces each. */
export const withPieces = (composed: Composed, pieces: readonly ShownPiece[]): Composed => {
  if (pieces.length === 0) return composed;
  const before: readonly RootContent[] = [heading(1, typeset('Bordereau des pièces')), bordereau(pieces), PAGE];
  const after = pieces.flatMap((piece, i) => (piece.pages.length > 0 ? separated(piece, i + 1) : []));
  const line = ['Pièces', countOf(pieces)] as const;
  return {
    ...composed,
    cover: { ...composed.cover, lines: [...composed.cover.lines, line] },
    body: { ...composed.body, children: [...before, ...composed.body.children, ...after] },
  };
};

const PAGE: RootContent = { type: 'pageBreak' };

const isAttached = ({ fichier, pages }: ShownPiece): boolean => fichier !== '' && pages.length === 0;

const countOf = (pieces: readonly ShownPiece[]): string => {
  const attached = pieces.filter(isAttached).length;
  const aside = attached > 0 ? `, dont ${attached} ${attached > 1 ? 'jointes' : 'jointe'} au fichier` : '';
  return `${pieces.length}${aside}`;
};

const HEAD = ['N°', 'Intitulé', 'Ce qu’elle justifie', 'Fichier', 'Pages', 'Page du dossier'];

const bordereau = (pieces: readonly ShownPiece[]): RootContent =>
  table(
    HEAD,
    pieces.map((piece, i) => row(piece, i + 1)),
    {
      widths: [0.06, 0.27, 0.25, 0.21, 0.09, 0.12],
      summary: 'Une ligne par pièce : son numéro, son intitulé, ce qu’elle justifie, son fichier, ses pages.',
    },
  );

const row = (piece: ShownPiece, number: number): readonly Cell[] => [
  String(number),
  typeset(piece.titre),
  typeset(piece.justifie) || '—',
  piece.fichier === '' ? '—' : code(piece.fichier),
  piece.pages.length > 0 ? String(piece.pages.length) : '—',
  whereabouts(piece, number),
];

const whereabouts = (piece: ShownPiece, number: number): Cell => {
  if (piece.fichier === '') return 'non jointe';
  return piece.pages.length > 0 ? [pageOf(anchorOf(number))] : 'jointe au fichier';
};

const code = (value: string): readonly PhrasingContent[] => [{ type: 'inlineCode', value }];

const anchorOf = (number: number): string => `piece:${number}`;

/** The digits only keep the room of the page that the PDF writes there. */
const pageOf = (anchor: string): PhrasingContent => ({
  type: 'link',
  url: `#${anchor}`,
  data: { page: true },
  children: [text('000')],
});

/** The page that announces a piece, then the places of its own pages. */
const separated = (piece: ShownPiece, number: number): readonly RootContent[] => {
  const name = typeset(`Pièce n° ${number}`);
  const title = heading(1, `${name}\u00a0— ${typeset(piece.titre)}`);
  return [
    PAGE,
    { ...title, data: { ...title.data, anchor: anchorOf(number) } },
    table(['Rubrique', 'Renseignement'], facts(piece), { widths: [0.3, 0.7], summary: 'Une ligne par rubrique.' }),
    note(typeset(sayOf(piece))),
    ...piece.pages.map((page, i) => pageAt(page, name, i + 1, piece.pages.length)),
  ];
};

const facts = ({ justifie, fichier, pages }: ShownPiece): readonly (readonly Cell[])[] => [
  ...(justifie === '' ? [] : [['Ce qu’elle justifie', typeset(justifie)]]),
  ['Fichier', code(fichier)],
  ['Nombre de pages', String(pages.length)],
];

const sayOf = ({ pages, original }: ShownPiece): string => {
  const follow = pages.length > 1 ? 'Les pages qui suivent reproduisent' : 'La page qui suit reproduit';
  return `${follow} ce fichier tel qu’il a été reçu. ${original ? ORIGINAL[original] : ''}${aloud(pages)}`;
};

const ORIGINAL: Readonly<Record<NonNullable<ShownPiece['original']>, string>> = {
  signee: 'L’original, signé électroniquement, est joint au présent PDF : lui seul porte la signature. ',
  balisee: 'L’original, balisé pour la lecture d’écran, est joint au présent PDF. ',
};

/** What who reads by ear will find. */
const aloud = (pages: readonly PiecePage[]): string => {
  if (pages.every(({ picture }) => picture))
    return 'C’est une image, sans texte : un lecteur d’écran ne peut pas la lire.';
  if (pages.some(({ picture }) => picture))
    return 'Certaines pages sont des images, sans texte : un lecteur d’écran ne peut pas les lire.';
  return 'Un lecteur d’écran en lit le texte, sans ses titres ni ses tableaux.';
};

const pageAt = ({ picture, ...paper }: PiecePage, name: string, rank: number, count: number): ForeignPage => ({
  type: 'foreignPage',
  ...paper,
  label: `${name}\u00a0— page ${rank} / ${count}`,
  alternative: `${name}, page ${rank} sur ${count}${picture ? '\u00a0: image de l’original, sans texte' : ''}`,
});
