import { writeFileSync } from 'node:fs';
import { FONT_FAMILIES } from '../../../src/credential/page/renderer.ts';
import { asRanges, coveredCodePoints } from '../font-cmap.ts';
import { fontBytes } from '../renderer.node.ts';

/** Writes the table of what the fonts cover anew: `node test/support/look/write-coverage.ts` after a font update. */
const rows = FONT_FAMILIES.map(
  (family) => `  '${family}':\n    '${asRanges(coveredCodePoints(fontBytes(family, 400)))}',`,
);
writeFileSync(
  new URL('../../../src/credential/page/covered-ranges.ts', import.meta.url),
  `import type { FontFamily } from './renderer.ts';

/**
 * The code points each bundled font has a glyph for, in hexadecimal, read from its own \`cmap\` table. Facts about files
 * in node_modules: a test reads the fonts and compares; test/support/look/write-coverage.ts writes this file.
 */
export const COVERED_RANGES: Readonly<Record<FontFamily, string>> = {
${rows.join('\n')}
};
`,
);
