import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSources, type Sources } from '../cli/build/sources.js';
import type { DocumentType } from '../core/check.js';
import { assemble, type Executable } from '../core/law/assemble.js';
import { newAjv } from '../core/law/compile.js';
import type { Validate } from '../core/law/judge.js';
import type { Law, Verifie } from '../core/law/law.js';
import { documentType, rawTypes } from '../core/types.js';

/** Root of the package. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Everything the checks need, compiled afresh from the folders, so that a test never sees a stale build. */
export interface World {
  readonly sources: Sources;
  readonly types: Readonly<Record<string, DocumentType>>;
  readonly law: Law;
}

/** Reads the folders and compiles them. */
export const world = async (): Promise<World> => {
  const sources = readSources(ROOT);
  const ajv = newAjv();
  for (const schema of Object.values(sources.schemas)) ajv.addSchema(schema);
  const validator = (id: string) => ajv.getSchema(id) as unknown as Validate;
  const raw = rawTypes(sources.schemas, sources.vocabularies);
  const types = Object.fromEntries(Object.entries(raw).map(([id, one]) => [id, documentType(one, validator(id))]));
  const demands = newAjv();
  const compile = (demand: object) => demands.compile(demand) as unknown as Validate;
  const executables = await Promise.all(
    sources.rules.map(async (rule) => [rule.id, await executable(sources, rule, compile)] as const),
  );
  return {
    sources,
    types,
    law: assemble(sources.articles, sources.rules, Object.fromEntries(executables), {
      appels: sources.appels,
      known: sources.rules.map(({ id }) => id),
    }),
  };
};

const executable = async (
  sources: Sources,
  rule: Sources['rules'][number],
  compile: (demand: object) => Validate,
): Promise<Executable> => {
  const quand = rule.quand ? { quand: compile(rule.quand) } : {};
  if (!sources.coded.includes(rule.id)) return { ...quand, ...(rule.exige ? { exige: compile(rule.exige) } : {}) };
  const module = (await import(`${ROOT}/rules/${rule.id}.ts`)) as { readonly verifie: Verifie };
  return { ...quand, verifie: module.verifie };
};

/** Text of a file of the package. */
export const textOf = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');
