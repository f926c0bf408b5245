import type { Citation, Waiver } from '../diagnostic.js';
import type { Finding } from './findings.js';
import { frenchDay, STANDING_WORDS } from './words.js';

/** What a finding says beside its message: a French label, and a value on one line. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

const READING = {
  lu: undefined,
  deduit: 'texte de cette version déduit, non lu',
  non_lu: 'texte de cette version non lu',
};

const versionWords = ({ version, since }: Citation): string | undefined =>
  since ? `version en vigueur depuis le ${frenchDay(since)}` : version && `version ${version}`;

/** The article, then its version by the day it came into force, and how its words are known when they were not read. */
export const citation = (law: Citation): string => {
  const details = [versionWords(law), law.lecture && READING[law.lecture]].filter((detail) => detail);
  return details.length === 0 ? law.article : `${law.article} (${details.join(', ')})`;
};

const waived = ({ motif, auteur, expire_le }: Waiver): readonly Fact[] => [
  { label: 'Motif', value: motif },
  { label: 'Auteur', value: auteur },
  { label: 'Expire le', value: frenchDay(expire_le) },
];

/** The rule, and its level where the heading does not already say it. */
const ruleFact = ({ diagnostic, standing }: Finding): Fact => ({
  label: 'Règle',
  value:
    standing === diagnostic.level
      ? diagnostic.rule
      : `${diagnostic.rule} (niveau ${STANDING_WORDS[diagnostic.level].word})`,
});

/** Everything a finding says beside its message and place, in reading order: law, gesture, instance, waiver, rule. */
export const facts = (finding: Finding): readonly Fact[] => {
  const { law, fix, instance, waiver, related = [] } = finding.diagnostic;
  return [
    ...(law ? [{ label: 'Droit', value: citation(law) }] : []),
    ...(fix ? [{ label: 'À faire', value: fix }] : []),
    ...(instance ? [{ label: 'Instance', value: instance }] : []),
    ...related.map(({ message, place }) => ({
      label: 'Voir aussi',
      value: `${message} (${place.file}:${place.line}:${place.column})`,
    })),
    ...(waiver ? waived(waiver) : []),
    ruleFact(finding),
  ];
};

/** Findings that differ only by message and place stand together, so that what they share is said once. */
export const alike = (findings: readonly Finding[]): readonly (readonly Finding[])[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const shared = JSON.stringify(facts(finding));
    groups.set(shared, [...(groups.get(shared) ?? []), finding]);
  }
  return [...groups.values()];
};
