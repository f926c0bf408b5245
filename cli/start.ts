#!/usr/bin/env node
import { load } from './bundles.js';
import { optimiseLater } from './tiering.js';

// V8 takes up what it compiled under the same options only: they come before anything is loaded.
optimiseLater();
load('cli-door.cjs');
