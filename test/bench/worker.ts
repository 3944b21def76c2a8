import type { Env } from '../../src/config.ts';
import { benchDrawing } from './drawing.ts';
import { benchRecognition } from './recognition.ts';
import { benchRecording } from './recording.ts';
import { benchStages } from './stages.ts';

/** What is measured in a Worker with the bindings of the service. */
export interface Asked {
  readonly what: 'stages' | 'recording' | 'drawing' | 'recognition';
  readonly migrations: readonly string[];
  readonly rounds: number;
}

const ISSUES = 40;

export default {
  async fetch(request, env) {
    const { what, migrations, rounds } = (await request.json()) as Asked;
    if (what === 'stages') return Response.json(await benchStages(rounds));
    if (what === 'recognition') return Response.json(await benchRecognition(rounds));
    // Created once, by whichever of the two that need it is asked first.
    const made = await env.DB.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'institution'`).first();
    if (made === null) await env.DB.batch(migrations.map((query) => env.DB.prepare(query)));
    return Response.json(what === 'drawing' ? await benchDrawing(env, rounds) : await benchRecording(env, ISSUES));
  },
} satisfies ExportedHandler<Env>;
