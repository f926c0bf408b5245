import type { Signatures } from '../../compose/composed.js';
import { line } from './inline.js';
import type { SignaturesBlock } from './nodes.js';
import type { Scope } from './scope.js';

/** More signatories, or longer words about them (characters), may not fit one page. */
const WHOLE = { signatories: 9, words: 900 } as const;

/** Flattens a block of signatures. */
export function setSignatures({ place, signatories }: Signatures, scope: Scope): SignaturesBlock {
  const words = signatories.map(({ role, organisation = '' }) => role + organisation).join('').length;
  return {
    k: 'signatures',
    place: line(place, scope),
    whole: signatories.length <= WHOLE.signatories && words <= WHOLE.words,
    signatories: signatories.map(({ role, organisation = '' }) => ({
      role: line(role, scope),
      organisation: line(organisation, scope),
    })),
  };
}
