/**
 * The look both emitters share: colours are six hex digits with « # », sizes and spacings are points, page measures
 * are millimetres. Every text colour keeps a contrast of at least 4.5:1 on the grounds it is used on (WCAG AA).
 */
export const STYLE = {
  font: {
    body: 'Source Sans 3',
    /** Fonts to fall back on where the first is not installed, nearest first. */
    fallbacks: ['Source Sans Pro', 'Calibri', 'Arial'],
    code: 'Courier New',
  },
  color: {
    /** Headings, rules of the cover, header row of tables. */
    accent: '#1F3A5F',
    text: '#1A1A1A',
    /** Header, footer, captions, secondary labels. */
    muted: '#555555',
    rule: '#B8BFC8',
    /** Ground of header rows and of code. */
    ground: '#EDF0F4',
    link: '#1F4E8C',
    stamp: '#A32A22',
    white: '#FFFFFF',
  },
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
  /** A4 and its margins, millimetres. */
  page: { width: 210, height: 297, top: 25, bottom: 22, left: 25, right: 22, header: 12, footer: 10 },
  /** Ground and text of a cell of the coverage grid; the label always says the state too. */
  state: {
    couvert: { ground: '#DDF1E0', text: '#14532D', label: 'Couvert' },
    manquant: { ground: '#FADDDC', text: '#7F1D1D', label: 'Manquant' },
    a_apprecier: { ground: '#FCEFCF', text: '#6B4400', label: 'À apprécier' },
    sans_objet: { ground: '#E9EAEC', text: '#404040', label: 'Sans objet' },
    indetermine: { ground: '#DCE9F7', text: '#1E3A66', label: 'Indéterminé' },
  },
} as const;
