import { plain } from '../words.js';
import { append, child, type Draft, textDraft } from './draft.js';
import type { Section } from './sections.js';
import type { Shape } from './shape.js';

/** The mapping being filled: its shape, its draft, its JSON pointer. */
export interface Spot {
  readonly shape: Shape;
  readonly draft: Draft;
  readonly pointer: string;
  /** For an element of a list: the list's mapping and key, and the element's title. */
  readonly element?: { readonly spot: Spot; readonly key: string; readonly title: string };
}

/** A section with its own heading, as prose. */
export const withHeading = ({ depth, title }: Section, text: string): string =>
  `${'#'.repeat(Math.max(1, Math.min(6, depth)))} ${title}\n\n${text}`;

/** Words that no key claims: a free section, else the main text; failing both, an unknown key, which is a finding. */
export const addLoose = (spot: Spot, section: Section, text: string): void => {
  if (spot.shape.props?.['autres']) addFree(spot, section, text);
  else if (spot.shape.corps) append(spot.draft, spot.shape.corps, section, withHeading(section, text));
  else append(spot.draft, section.title, section, text);
};

const addFree = (spot: Spot, section: Section, text: string): void => {
  if (!spot.shape.props?.['autres']) return;
  const free = child(spot.draft, 'autres', section);
  free.list ??= [];
  const couvre = { ...textDraft(section, ''), list: section.couvre.map((code) => textDraft(section, code)) };
  const entry = new Map<string, Draft>([
    ...(section.id ? [['id', textDraft(section, section.id)] as const] : []),
    ['titre', textDraft(section, section.title)],
    ['texte', textDraft(section, text)],
    ...(section.couvre.length > 0 ? [['couvre', couvre] as const] : []),
    ...(/^(annexe|glossaire)/.test(plain(section.title)) ? [['annexe', textDraft(section, 'vrai')] as const] : []),
  ]);
  free.list.push({ place: section.place, key: section.place, map: entry });
};
