import type { Provenance, SourceFile } from './provenance.js';

/** The files of a groupement as they are now: digest by path from the folder of the fiche. */
export type Now = ReadonlyMap<string, string>;

/** How files differ from what a rendered file says of them. */
export interface Drift {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/** What a rendered file is worth today. */
export interface Verified {
  readonly file: string;
  readonly provenance: Provenance;
  /** No byte has changed since ght made it. */
  readonly intact: boolean;
  readonly sources: Drift;
  readonly dossier: Drift;
  readonly sameRules: boolean;
}

/** Compares the files that were recorded with those of now; `expected` are the paths that should be recorded. */
export const driftOf = (recorded: readonly SourceFile[], now: Now, expected: readonly string[]): Drift => {
  const known = new Set(recorded.map(({ chemin }) => chemin));
  const states = recorded.map(({ chemin, sha256 }) => ({ chemin, sha256, today: now.get(chemin) }));
  return {
    changed: states.filter(({ sha256, today }) => today !== undefined && today !== sha256).map(({ chemin }) => chemin),
    gone: states.filter(({ today }) => today === undefined).map(({ chemin }) => chemin),
    added: expected.filter((chemin) => !known.has(chemin)),
  };
};

/** True when nothing differs. */
export const isSame = ({ changed, gone, added }: Drift): boolean => changed.length + gone.length + added.length === 0;

/** True when a rendered file is as ght made it, and so are its sources. */
export const holds = ({ intact, sources }: Verified): boolean => intact && isSame(sources);
