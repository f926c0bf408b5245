import { mutate } from './mutations.js';

mutate('phase-2017');
