export { FORMATS } from './formats.js';
export { KEYWORDS } from './keywords/index.js';
