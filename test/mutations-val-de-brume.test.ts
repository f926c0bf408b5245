import { mutate } from './mutations.js';

mutate('val-de-brume', ['pmp', 'psp']);
