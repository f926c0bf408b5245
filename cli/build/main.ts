import { bundle } from './bundle.js';
import { compileAhead, forgetCompiled } from './compile-ahead.js';
import { generate } from './generate.js';

const root = process.cwd();
forgetCompiled(root);
generate(root);
await bundle(root);
compileAhead(root);
