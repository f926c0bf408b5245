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
  return body.replace(TAG, '').includes('<') ? ['Un signe « < » n’ouvre aucune balise.'] : [];
};

const balanced: Check = ({ tags }) => {
  const open: string[] = [];
  for (const { name, closes } of tags) {
    if (!closes && !VOID.has(name)) open.push(name);
    if (closes && open.pop() !== name) return [`La balise </${name}> ne ferme rien.`];
  }
  return open.map((name) => `La balise <${name}> n’est pas fermée.`);
};

const inert: Check = ({ opened }) => [
  ...opened.filter(({ name }) => ACTIVE.test(name)).map(({ name }) => `L’élément <${name}> n’a pas sa place ici.`),
  ...opened.flatMap(({ attributes }) =>
    [...attributes.keys()]
      .filter((name) => name.startsWith('on'))
      .map((name) => `L’attribut ${name} ferait agir la page.`),
  ),
];

const local: Check = ({ opened }) =>
  opened.flatMap(({ attributes }) => {
    const [href, src] = [attributes.get('href') ?? '#', attributes.get('src') ?? 'data:image/'];
    const faults = [FOLLOWED.test(href) ? '' : href, src.startsWith('data:image/') ? '' : src].filter(Boolean);
    return faults.map((address) => `L’adresse « ${address} » ne peut pas être suivie.`);
  });

const introduced: Check = (page) => [
  ...(named(page, 'html')[0]?.attributes.get('lang') ? [] : ['La page ne dit pas sa langue.']),
  ...(/<title>[^<]*\S[^<]*<\/title>/.test(page.html) ? [] : ['La page n’a pas de titre.']),
];

const levelsInOrder: Check = (page) => {
  const levels = named(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ name, attributes }) =>
    Number(attributes.get('aria-level') ?? name[1]),
  );
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['La page n’a pas un titre principal et un seul.']),
    ...skips.map((level) => `Un titre de niveau ${level} saute un niveau.`),
  ];
};

const uniqueIds: Check = ({ ids }) => twice(ids).map((id) => `L’identifiant « ${id} » sert deux fois.`);

const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls'] as const;

const resolved: Check = ({ opened, ids }) => {
  const known = new Set(ids);
  const wanted = opened.flatMap(({ attributes }) => {
    const href = attributes.get('href') ?? '';
    const references = REFERENCES.flatMap((name) => attributes.get(name)?.split(' ') ?? []);
    return href.startsWith('#') ? [...references, href.slice(1)] : references;
  });
  return [...new Set(wanted)]
    .filter((id) => !known.has(id))
    .map((id) => `Un renvoi mène à « ${id} », qui n’existe pas.`);
};

const said = ({ attributes }: Tag): boolean =>
  Boolean(attributes.get('alt') || attributes.get('aria-label') || attributes.get('aria-labelledby'));

const pictured: Check = (page) =>
  named(page, 'img', 'svg')
    .filter((tag) => !said(tag) && tag.attributes.get('aria-hidden') !== 'true')
    .map(({ name }) => `Une image (<${name}>) n’a pas d’équivalent en mots.`);

const filled: Check = ({ html }) => (/[\uE000\uE001]/.test(html) ? ['Une marque du gabarit n’est pas remplie.'] : []);

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
  filled,
];

/**
 * What is wrong with a page that ght made, read again as it will be written: one French sentence a fault, none for a
 * sound page. `sourceHasBraces` when the document itself says « {{ », which is otherwise a template left unfilled.
 */
export function faultsOfHtml(html: string, sourceHasBraces = false): readonly string[] {
  const bare = html.replace(STYLE_SHEET, '$1$2');
  const tags = tagsOf(bare);
  const opened = tags.filter(({ closes }) => !closes);
  const ids = opened.flatMap(({ attributes }) => attributes.get('id') ?? []);
  const faults = CHECKS.flatMap((check) => check({ html: bare, tags, opened, ids }));
  const braces = !sourceHasBraces && bare.includes('{{') ? ['Une accolade double « {{ » reste du gabarit.'] : [];
  return [...faults, ...braces];
}
