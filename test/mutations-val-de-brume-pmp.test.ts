import { mutate } from './mutations.js';

mutate('val-de-brume', (type) => type === 'pmp');
