/** The anchor of a title, accents left out so that « #filiere » and « #filière » lead to the same place. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};

/** What a link within the document leads to, by the slugs of its titles, « #objectifs-m%C3%A9dicaux » too. */
export const inside = <T>(url: string, anchors: ReadonlyMap<string, T>): T | undefined =>
  url.startsWith('#') ? anchors.get(slug(decoded(url.slice(1)))) : undefined;
