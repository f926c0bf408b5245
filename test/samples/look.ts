import { readFileSync } from 'node:fs';
import type { Logo, Look } from '../../core/emit/style.js';
import { HOUSE } from '../../core/emit/style.js';

const LOGO: Logo = {
  data: readFileSync(new URL('../../examples/deux-vallees/charte/logo.png', import.meta.url)),
  kind: 'png',
  width: 800,
  height: 240,
  alt: 'GHT « Deux-Vallées » & alliés',
};

/** A look with a logo, colours, margins and the name of a font of its own. */
export const SAMPLE_LOOK: Look = {
  ...HOUSE,
  color: { ...HOUSE.color, accent: '#0B5563', muted: '#4A4A4A', link: '#0B5C8A', ground: '#E8F1F0' },
  page: { ...HOUSE.page, left: 35 },
  logo: LOGO,
};
