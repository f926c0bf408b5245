/** Width and height, points. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The page of the dossier that holds a page of a piece; lengths are points. */
export interface Paper extends Size {
  /** Height of the band at its foot, where the dossier says what page this is. */
  readonly foot: number;
}

const A4: Size = { width: 595.28, height: 841.89 };
/** Longest side of an A0 sheet: a larger page is drawn smaller. */
const LONGEST = 3370.4;
/** Room that the words of the foot need. */
const NARROWEST = 400;
const FOOT = 26;

/** The same, turned by a quarter. */
export const turned = ({ width, height }: Size): Size => ({ width: height, height: width });

const fits = (size: Size, room: Size): boolean => size.width <= room.width + 1 && size.height <= room.height + 1;

const rounded = (length: number): number => Math.round(length * 100) / 100;

const ownPaper = ({ width, height }: Size): Size => {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(NARROWEST, width * scale), height: Math.max(NARROWEST, height * scale) };
};

/** The paper for a page seen at that size: A4 if it fits there, upright or turned; else its own size, up to A0. */
export const paperFor = (size: Size): Paper => {
  const upright = size.width > size.height ? turned(A4) : A4;
  const { width, height } = fits(size, upright) ? upright : ownPaper(size);
  const foot = FOOT * Math.max(1, Math.min(width, height) / A4.width);
  return { width: rounded(width), height: rounded(height), foot: rounded(foot) };
};
