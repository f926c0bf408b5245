import { expect } from 'vitest';
import { check } from '../core/check.js';
import type { Diagnostic } from '../core/diagnostic.js';
import type { ReadyRule } from '../core/law/law.js';
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

/**
 * The part of a fence under `fiche:`, shifted left, and the fence with those lines blanked: lines keep their number.
 */
const splitFiche = (text: string): { readonly fiche: string; readonly document: string } => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^fiche:\s*$/.test(line));
  if (start < 0) return { fiche: FICHE, document: text };
  const rest = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  const end = rest < 0 ? lines.length : start + 1 + rest;
  const fiche = lines
    .slice(start + 1, end)
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
  const document = lines.map((line, i) => (i >= start && i < end ? '' : line)).join('\n');
  return { fiche: /^nom:/m.test(fiche) ? fiche : `nom: GHT\n${fiche}`, document };
};

/** Findings of one rule on one of its examples. */
export const runFence = async (here: World, rule: ReadyRule, fence: Fence): Promise<readonly Diagnostic[]> => {
  const type = rule.concerne[0] ?? '';
  const { fiche, document } = type === 'fiche' ? { fiche: FICHE, document: fence.text } : splitFiche(fence.text);
  const read = async (text: string, as: string) => {
    const file = fence.language === 'markdown' && as !== 'fiche' ? 'fence.md' : 'fence.yaml';
    return readDocument({ path: file, index: { file, text }, parts: [] }, here.types, as);
  };
  const judged = await read(document, type);
  expect(judged.problems, 'the fence can be read').toEqual([]);
  const report = await check({
    fiche: type === 'fiche' ? judged : await read(fiche, 'fiche'),
    documents: type === 'fiche' ? [] : [judged],
    types: here.types,
    law: { ...here.law, rules: [rule] },
    today: rule.depuis,
    tool: 'test',
  });
  const own = report.documents.filter((one) => one.type === type);
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
