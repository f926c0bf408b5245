import { load } from './bundles.js';

load('cli-worker.cjs');
