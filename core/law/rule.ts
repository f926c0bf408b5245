/** Type of a rule written as code, beside its page. */
export type { Verifie } from './law.js';
