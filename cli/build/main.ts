import { bundle } from './bundle.js';
import { generate } from './generate.js';

generate(process.cwd());
await bundle(process.cwd());
