#!/usr/bin/env node
import { load } from './bundles.js';
import { optimiseLater } from './tiering.js';

optimiseLater();
load('cli-door.cjs');
