import { ExternalHyperlink, InternalHyperlink, type ParagraphChild } from 'docx';
import { inside } from '../slug.js';
import type { Scope } from './scope.js';

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as a hyperlink may hold it, or nothing when a reader of the document could not follow it. */
function followable(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (!SCHEMES.has(parsed.protocol)) return undefined;
  // Some characters are lawful in a web address and refused in the relationships of a Word file.
  return parsed.href.replace(/[\s"<>\\^`{|}]/g, (character) => encodeURIComponent(character));
}

/** What a link leads to: a heading of the document, an address, or nowhere that Word can go. */
type Target = { readonly bookmark: string } | { readonly url: string } | undefined;

/** Reads the address of a link. */
export function target(url: string, { survey }: Scope): Target {
  const bookmark = inside(url, survey.anchors);
  if (bookmark) return { bookmark };
  const href = followable(url);
  return href ? { url: href } : undefined;
}

/** Makes runs clickable. */
export function hyperlink(to: NonNullable<Target>, children: readonly ParagraphChild[]): ParagraphChild {
  if ('bookmark' in to) return new InternalHyperlink({ anchor: to.bookmark, children });
  return new ExternalHyperlink({ link: to.url, children });
}
