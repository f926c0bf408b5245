export type { Facts, Failure, Verifie } from './law.js';
