import { mutate } from './mutations.js';

mutate('deux-vallees');
