/** A tag as the page holds it. */
interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The page as it is judged. */
interface Page {
  readonly html: string;
  readonly tags: readonly Tag[];
  readonly opened: readonly Tag[];
  readonly ids: readonly string[];
}

type Check = (page: Page) => readonly string[];

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([a-zA-Z:-]+)(?:="([^"]*)")?/g;
const STYLE_SHEET = /(<style>)[^<]*(<\/style>)/;

const VOID: ReadonlySet<string> = new Set(['meta', 'br', 'hr', 'col', 'img']);
/** What runs, asks or fetches has no place in a document. */
const ACTIVE = /^(?:script|iframe|frame|object|embed|applet|form|input|button|base|link|audio|video|template|portal)$/i;
const FOLLOWED = /^(?:#|https?:\/\/|mailto:|tel:)/i;

const attributesOf = (written: string): ReadonlyMap<string, string> =>
  new Map([...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), value]));

const tagsOf = (html: string): readonly Tag[] =>
  [...html.matchAll(TAG)].map(([, slash, name = '', written = '']) => ({
    name,
    closes: slash === '/',
    attributes: attributesOf(written),
  }));

const named = ({ opened }: Page, ...names: readonly string[]) => opened.filter(({ name }) => names.includes(name));

const twice = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** All that is left once the tags are taken out is text, and holds no « < ». */
const onlyTags: Check = ({ html }) => {
  const [, body = ''] = html.split(/^<!doctype html>\n/);
  return body.replace(TAG, '').includes('<') ? ['a « < » that opens no tag'] : [];
};

const balanced: Check = ({ tags }) => {
  const open: string[] = [];
  for (const { name, closes } of tags) {
    if (!closes && !VOID.has(name)) open.push(name);
    if (closes && open.pop() !== name) return [`</${name}> closes nothing`];
  }
  return open.map((name) => `<${name}> is not closed`);
};

const inert: Check = ({ opened }) => [
  ...opened.filter(({ name }) => ACTIVE.test(name)).map(({ name }) => `active element <${name}>`),
  ...opened.flatMap(({ attributes }) =>
    [...attributes.keys()].filter((name) => name.startsWith('on')).map((name) => `active attribute ${name}`),
  ),
];

const local: Check = ({ opened }) =>
  opened.flatMap(({ attributes }) => {
    const [href, src] = [attributes.get('href') ?? '#', attributes.get('src') ?? 'data:image/'];
    const faults = [FOLLOWED.test(href) ? '' : href, src.startsWith('data:image/') ? '' : src].filter(Boolean);
    return faults.map((address) => `address that may not be followed: ${address}`);
  });

const introduced: Check = (page) => [
  ...(named(page, 'html')[0]?.attributes.get('lang') ? [] : ['no language']),
  ...(/<title>\s*[^\s<]/.test(page.html) ? [] : ['no title']),
];

const levelsInOrder: Check = (page) => {
  const levels = named(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ name, attributes }) =>
    Number(attributes.get('aria-level') ?? name[1]),
  );
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one heading of the first level']),
    ...skips.map((level) => `heading of level ${level} that skips one`),
  ];
};

const uniqueIds: Check = ({ ids }) => twice(ids).map((id) => `id used twice: ${id}`);

const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls'] as const;

const resolved: Check = ({ opened, ids }) => {
  const known = new Set(ids);
  const wanted = opened.flatMap(({ attributes }) => {
    const href = attributes.get('href') ?? '';
    const references = REFERENCES.flatMap((name) => attributes.get(name)?.split(' ') ?? []);
    return href.startsWith('#') ? [...references, href.slice(1)] : references;
  });
  return [...new Set(wanted)].filter((id) => !known.has(id)).map((id) => `reference to nowhere: ${id}`);
};

const said = ({ attributes }: Tag): boolean =>
  Boolean(attributes.get('alt') || attributes.get('aria-label') || attributes.get('aria-labelledby'));

const pictured: Check = (page) =>
  named(page, 'img', 'svg')
    .filter((tag) => !said(tag) && tag.attributes.get('aria-hidden') !== 'true')
    .map(({ name }) => `<${name}> without a text alternative`);

const CHECKS: readonly Check[] = [
  onlyTags,
  balanced,
  inert,
  local,
  introduced,
  levelsInOrder,
  uniqueIds,
  resolved,
  pictured,
];

/** What is wrong with a page that ght made, read again as it was written: a few words a fault, none when sound. */
export function faultsOfHtml(html: string): readonly string[] {
  const bare = html.replace(STYLE_SHEET, '$1$2');
  const tags = tagsOf(bare);
  const opened = tags.filter(({ closes }) => !closes);
  const ids = opened.flatMap(({ attributes }) => attributes.get('id') ?? []);
  return CHECKS.flatMap((check) => check({ html: bare, tags, opened, ids }));
}
