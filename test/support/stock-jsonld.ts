import { createRequire } from 'node:module';
import type jsonld from 'jsonld';

/** A second copy of jsonld that nobody has touched: what the shared term definitions are compared with. */
export function stockJsonld(): typeof jsonld {
  const require = createRequire(import.meta.url);
  const held = new Map(
    Object.entries(require.cache).filter(([path]) => /[\\/]node_modules[\\/]jsonld[\\/]/.test(path)),
  );
  for (const path of held.keys()) delete require.cache[path];
  const stock = require('jsonld') as typeof jsonld;
  for (const path of Object.keys(require.cache)) {
    if (/[\\/]node_modules[\\/]jsonld[\\/]/.test(path)) delete require.cache[path];
  }
  for (const [path, module] of held) require.cache[path] = module;
  return stock;
}
