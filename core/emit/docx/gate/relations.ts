import type { Attributes, Package, Part } from './parts.js';

const TYPES = '[Content_Types].xml';

const isRelations = (path: string): boolean => path.endsWith('.rels');

/** « word/_rels/document.xml.rels » speaks for « word/document.xml »; « _rels/.rels » for the whole package. */
const ownerOf = (path: string): string => path.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');

/** The part that a relationship leads to, from the folder of its owner. */
const targetOf = (owner: string, target: string): string =>
  decodeURIComponent(new URL(target, `http://package/${owner}`).pathname.slice(1));

/** Every part has a content type, and every part that the types name is there. */
export function typeFaults({ names, parts }: Package): readonly string[] {
  const types = parts.get(TYPES);
  if (!types) return [`La partie « ${TYPES} » manque.`];
  const endings = new Set(types.values('Default', 'Extension').map((ending) => ending.toLowerCase()));
  const named = new Set(types.values('Override', 'PartName').map((name) => name.slice(1)));
  const typed = (path: string) => named.has(path) || endings.has(path.split('.').at(-1)?.toLowerCase() ?? '');
  return [
    ...[...names].filter((path) => path !== TYPES && !typed(path)).map((path) => `« ${path} » n’a pas de type.`),
    ...[...named].filter((path) => !names.has(path)).map((path) => `La partie « ${path} » est annoncée et manque.`),
  ];
}

function brokenTargets(owner: string, relations: readonly Attributes[], names: ReadonlySet<string>): readonly string[] {
  const inside = relations.filter(({ TargetMode }) => TargetMode !== 'External');
  return inside
    .map(({ Target }) => targetOf(owner, Target ?? ''))
    .filter((path) => !names.has(path))
    .map((path) => `« ${owner || 'le paquet'} » renvoie à « ${path} », qui manque.`);
}

const idsOf = (part: Part | undefined): readonly string[] => part?.values('Relationship', 'Id') ?? [];

/** Every relationship leads somewhere, and every one that a part uses is declared. */
export function relationFaults({ names, parts }: Package): readonly string[] {
  const all = [...parts.values()];
  const broken = all
    .filter(({ path }) => isRelations(path))
    .flatMap((part) => {
      const owner = ownerOf(part.path);
      const orphan = owner !== '' && !names.has(owner) ? [`« ${part.path} » parle d’une partie qui manque.`] : [];
      return [...orphan, ...brokenTargets(owner, part.all('Relationship'), names)];
    });
  const undeclared = all.flatMap(({ path, uses }) => {
    const declared = new Set(idsOf(parts.get(path.replace(/(?<![^/])([^/]+)$/, '_rels/$1.rels'))));
    return uses.filter((id) => !declared.has(id)).map((id) => `« ${path} » emploie la relation « ${id} », inconnue.`);
  });
  const main = all.some(({ path }) => path === '_rels/.rels') && names.has('word/document.xml');
  return [...(main ? [] : ['Le paquet ne mène à aucun document.']), ...broken, ...undeclared];
}
