import standalone from 'ajv/dist/standalone/index.js';
import { newAjv } from '../../core/law/compile.js';
import type { Rule } from '../../core/law/law.js';
import { kindOf, sourceOfRule } from '../../core/law/law.js';
import type { Sources } from './sources.js';

/** Name of the files and of the exports made for a type of document. */
export const moduleName = (type: string): string => type.replaceAll('.', '-');

/** Rules that a type of document may be judged by; those of a call for projects, by what answers it only. */
const rulesOf = ({ rules, appels }: Sources, type: string): readonly Rule[] =>
  rules.filter(({ id, concerne }) => {
    const source = sourceOfRule(id);
    return (
      concerne.includes(kindOf(type)) &&
      (appels[source] === undefined || !type.includes('.') || type.endsWith(`.${source}`))
    );
  });

/** `law-<type>.js`, the rules of one type ready to run, and `demands-<type>.cjs`, their demands as plain code. */
export const lawModules = (sources: Sources, type: string): Readonly<Record<string, string>> => {
  const rules = rulesOf(sources, type);
  const name = moduleName(type);
  return {
    [`demands-${name}.cjs`]: demands(rules),
    [`law-${name}.js`]: lawModule(sources, rules, name),
  };
};

const PARTS = ['exige', 'quand'] as const;

const demands = (rules: readonly Rule[]): string => {
  const ajv = newAjv();
  const names = rules.flatMap((rule, i) =>
    PARTS.flatMap((part) => {
      const schema = rule[part];
      if (!schema) return [];
      ajv.addSchema(schema, `${part}_${i}`);
      return [`${part}_${i}`];
    }),
  );
  return standalone.default(ajv, Object.fromEntries(names.map((one) => [one, one])));
};

const lawModule = ({ coded }: Sources, rules: readonly Rule[], name: string): string => {
  const own = rules.filter(({ id }) => coded.includes(id));
  const imports = own.map(({ id }, i) => `import { verifie as code_${i} } from '../../rules/${id}.js';`);
  const executables = rules.map((rule, i) => {
    const parts = PARTS.filter((part) => rule[part]).map((part) => `${part}: v.${part}_${i}`);
    const code = own.indexOf(rule);
    return `  ${JSON.stringify(rule.id)}: { ${[...parts, ...(code < 0 ? [] : [`verifie: code_${code}`])].join(', ')} },`;
  });
  return [
    `import v from './demands-${name}.cjs';`,
    ...imports,
    `export const RULES = ${JSON.stringify(rules.map(({ exige: _exige, ...rule }) => rule))};`,
    `export const EXECUTABLES = {\n${executables.join('\n')}\n};\n`,
  ].join('\n');
};

/** `law.js`: what every check needs, and how to load the rules of each type. */
export const lawIndex = ({ articles, appels, rules }: Sources, types: readonly string[]): string => {
  const loaders = types.map(
    (type) => `  ${JSON.stringify(type)}: () => import('#generated/law-${moduleName(type)}.js'),`,
  );
  return [
    `export const APPELS = ${JSON.stringify(appels)};`,
    `export const ARTICLES = ${JSON.stringify(articles)};`,
    `export const KNOWN = ${JSON.stringify(rules.map(({ id }) => id))};`,
    `export const LAW = {\n${loaders.join('\n')}\n};\n`,
  ].join('\n');
};
