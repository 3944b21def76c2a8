import { costs } from './costs.ts';

/** Runs so many rounds of the cost table inside workerd; the caller reads the answer. */
// biome-ignore lint/style/noDefaultExport: the entry of a Worker
export default {
  fetch: async (request) => Response.json(await costs(Number(await request.text()))),
} satisfies ExportedHandler;
