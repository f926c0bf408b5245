export { verifie } from '../r6132-3/approbation-tacite.js';
