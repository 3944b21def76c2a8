import { mkdirSync, writeFileSync } from 'node:fs';
import { drawPage } from '../../../src/credential/page/draw.ts';
import { PAGE_SAMPLES } from '../page-samples.ts';
import { nodePageRenderer } from '../renderer.node.ts';

/** Draws every sample page into a folder to look at: `node test/support/look/draw-samples.ts <folder> [sample]`. */
const [folder = 'demo-output/pages', only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const renderer = await nodePageRenderer();
for (const [name, facts] of Object.entries(PAGE_SAMPLES)) {
  if (only !== undefined && !name.includes(only)) continue;
  for (const language of ['nl', 'en'] as const) {
    const start = performance.now();
    const png = await drawPage(facts, language, renderer);
    const file = `${folder}/${name.replaceAll(/\W+/g, '-')}-${language}.png`;
    writeFileSync(file, png);
    console.log(`${Math.round(performance.now() - start)} ms  ${png.length} bytes  ${file}`);
  }
}
