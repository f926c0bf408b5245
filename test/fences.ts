import { expect } from 'vitest';
import { check } from '../core/check.js';
import type { Diagnostic } from '../core/diagnostic.js';
import { type ReadyRule, sourceOfRule } from '../core/law/law.js';
import { readDocument } from '../core/parse/read.js';
import type { World } from './world.js';

/** An example in the page of a rule: what conforms, or what does not, with its « ✗ ». */
export interface Fence {
  readonly expected: 'conforme' | 'non-conforme';
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

const FENCE = /^```(yaml|markdown) (conforme|non-conforme)\n([\s\S]*?)^```$/gm;

/** The examples of a page, in order. */
export const fencesOf = (body: string): readonly Fence[] =>
  [...body.matchAll(FENCE)].map((match) => ({
    language: match[1] ?? '',
    expected: match[2] as Fence['expected'],
    text: match[3] ?? '',
    line: body.slice(0, match.index).split('\n').length,
  }));

const FICHE = `nom: GHT d’essai
etablissement_support: ch-a
chu_reference: chu-a
etablissements:
  - { id: ch-a, nom: CH A, categorie: ch, statut: partie, pui: true }
  - { id: ch-b, nom: CH B, categorie: ch, statut: partie, pui: false }
  - { id: psy-a, nom: EPSM A, categorie: ch_psychiatrie, statut: partie, pui: true }
  - { id: chu-a, nom: CHU A, categorie: chu, statut: associe, pui: true }
`;

/** The part of a fence under a top-level key, shifted left, and the fence with those lines blanked. */
const takeOut = (text: string, key: string): readonly [part: string | undefined, rest: string] => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^${key}:\\s*$`).test(line));
  if (start < 0) return [undefined, text];
  const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  const part = lines.slice(start + 1, end).map((line) => line.replace(/^ {2}/, ''));
  return [part.join('\n'), lines.map((line, i) => (i >= start && i < end ? '' : line)).join('\n')];
};

const withName = (fiche: string): string => (/^nom:/m.test(fiche) ? fiche : `nom: GHT\n${fiche}`);

/** Documents listed under `dossier:` (« - type: psp », then its keys), each as a text of its own. */
const listed = (part: string): readonly string[] =>
  part
    .split(/^- /m)
    .filter((text) => text.trim() !== '')
    .map((text) => text.replaceAll(/^ {2}/gm, ''));

/** Type that the fences of a rule are read as: the first it concerns, as the call that the rule belongs to wants it. */
const typeJudged = (here: World, rule: ReadyRule): string => {
  const kind = rule.concerne[0] ?? '';
  const answering = `${kind}.${sourceOfRule(rule.id)}`;
  return answering in here.types ? answering : kind;
};

/** The examples of a call for projects need not say, each time, which call they answer. */
const answeringCall = (here: World, rule: ReadyRule, text: string): string => {
  const source = sourceOfRule(rule.id);
  return source in here.law.appels && !/^appel:/m.test(text) ? `${text}\nappel: ${source}\n` : text;
};

/** Findings of one rule on one of its examples. */
export const runFence = async (here: World, rule: ReadyRule, fence: Fence): Promise<readonly Diagnostic[]> => {
  const type = typeJudged(here, rule);
  const [voisins = '', within] = takeOut(fence.text, 'voisins');
  const [dossier = '', alone] = takeOut(within, 'dossier');
  const [fiche, document] = type === 'fiche' ? [undefined, alone] : takeOut(alone, 'fiche');
  const read = async (text: string, file: string, as?: string) =>
    readDocument({ path: file, index: { file, text }, parts: [] }, here.types, as);
  const judged = await read(
    answeringCall(here, rule, document),
    `fence.${fence.language === 'markdown' ? 'md' : 'yaml'}`,
    type,
  );
  const others = await Promise.all(listed(dossier).map((text, i) => read(text, `autre-${i}.yaml`)));
  const neighbours = await Promise.all(listed(voisins).map((text, i) => read(text, `voisin-${i}/ght.yaml`, 'fiche')));
  for (const one of [judged, ...others, ...neighbours]) expect(one.problems, 'the fence can be read').toEqual([]);
  const report = await check({
    fiche: type === 'fiche' ? judged : await read(fiche === undefined ? FICHE : withName(fiche), 'ght.yaml', 'fiche'),
    documents: type === 'fiche' ? others : [judged, ...others],
    neighbours,
    types: here.types,
    law: { ...here.law, rules: [rule] },
    today: rule.depuis,
    tool: 'test',
  });
  const own = report.documents.filter((one) => one.document === judged.path);
  const odd = own.flatMap((one) => one.diagnostics).filter((found) => found.rule === 'lecture/cle-inconnue');
  expect(
    odd.map((found) => found.message),
    'every key of the fence is known',
  ).toEqual([]);
  return own.flatMap((one) => one.diagnostics).filter((found) => found.rule === rule.id);
};

/** Lines that carry a « ✗ », once for each. */
export const marked = (text: string): readonly number[] =>
  text.split('\n').flatMap((line, i) => Array.from({ length: line.split('✗').length - 1 }, () => i + 1));
