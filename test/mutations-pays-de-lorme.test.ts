import { mutate } from './mutations.js';

mutate('pays-de-lorme');
