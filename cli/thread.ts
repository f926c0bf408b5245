import { load } from './bundles.js';

// A thread begins with a file that Node itself reads: the rest is loaded as the build had it compiled.
load('cli-worker.cjs');
