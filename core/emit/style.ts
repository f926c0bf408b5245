/** What a groupement may set of the look of its documents: colours are six hex digits with « # ». */
export interface Look {
  readonly font: {
    readonly body: string;
    /** Fonts to fall back on where the first is not installed, nearest first. */
    readonly fallbacks: readonly string[];
    readonly code: string;
    /** Height of a line of the body font, as its own tables give it, in type sizes. */
    readonly line: number;
    /** Regular, bold, italic and bold italic TrueType files of the body font, when it is not that of ght. */
    readonly faces?: readonly Uint8Array[];
  };
  readonly color: {
    /** Headings, rules of the cover, header row of tables. */
    readonly accent: string;
    readonly text: string;
    /** Header, footer, captions, secondary labels. */
    readonly muted: string;
    readonly rule: string;
    /** Ground of header rows and of code. */
    readonly ground: string;
    readonly link: string;
    readonly stamp: string;
    readonly white: string;
  };
  /** A4 and its margins, millimetres. */
  readonly page: Readonly<
    Record<'width' | 'height' | 'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>
  >;
  /** Shown on the cover. */
  readonly logo?: Logo;
}

/** A picture with its text alternative and its measures, pixels. */
export interface Logo {
  readonly data: Uint8Array;
  readonly kind: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** The look of ght itself; every colour of text keeps a contrast of at least 4.5:1 on its grounds (WCAG AA). */
export const HOUSE: Look = {
  font: { body: 'Source Sans 3', fallbacks: ['Source Sans Pro', 'Calibri', 'Arial'], code: 'Courier New', line: 1.424 },
  color: {
    accent: '#1F3A5F',
    text: '#1A1A1A',
    muted: '#555555',
    rule: '#B8BFC8',
    ground: '#EDF0F4',
    link: '#1F4E8C',
    stamp: '#A32A22',
    white: '#FFFFFF',
  },
  page: { width: 210, height: 297, top: 25, bottom: 22, left: 25, right: 22, header: 12, footer: 10 },
};

/** What the documents of all groupements share, in every format: sizes and spacings are points. */
export const STYLE = {
  /** Type sizes, points. */
  size: {
    body: 10.5,
    small: 9,
    table: 9.5,
    /** Tables marked compact, and tables of more than six columns. */
    compact: 8.5,
    footnote: 9,
    caption: 9.5,
    furniture: 8.5,
    code: 9.5,
    /** Headings, from level 1 to level 6. */
    headings: [18, 14.5, 12.5, 11.5, 10.5, 10.5],
    coverTitle: 30,
    coverSubtitle: 15,
    coverGroupement: 14,
    coverLines: 10.5,
    coverStatus: 12,
    contentsTitle: 18,
  },
  /** Space around blocks, points. */
  space: {
    paragraph: 6,
    /** From one line to the next, as a multiple of the type size. */
    line: 1.35,
    headingsBefore: [24, 18, 14, 12, 10, 10],
    headingsAfter: [10, 8, 6, 4, 4, 4],
    cellX: 6,
    cellY: 3,
    /** One step of indentation in lists and quotes. */
    indent: 18,
  },
  /** Marks of lists by level of nesting, taken again from the first past the last. */
  list: {
    bullets: ['•', '–', '▪'],
    ordered: ['1.', 'a)', 'i.'],
    task: { done: '☑', open: '☐' },
  },
  /** Ground and text of a cell of the coverage grid; the label always says the state too. */
  state: {
    couvert: { ground: '#DDF1E0', text: '#14532D', label: 'Couvert' },
    manquant: { ground: '#FADDDC', text: '#7F1D1D', label: 'Manquant' },
    a_apprecier: { ground: '#FCEFCF', text: '#6B4400', label: 'À apprécier' },
    sans_objet: { ground: '#E9EAEC', text: '#404040', label: 'Sans objet' },
    indetermine: { ground: '#DCE9F7', text: '#1E3A66', label: 'Indéterminé' },
  },
} as const;
