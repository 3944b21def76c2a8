import type { Env } from '../../src/config.ts';
import { benchIssuing } from './issuing.ts';
import { benchRecognition } from './recognition.ts';
import { benchVerifying } from './verifying.ts';

export interface Asked {
  readonly what: 'issuing' | 'verifying' | 'recognition';
  readonly migrations: readonly string[];
  readonly rounds: number;
}

export default {
  async fetch(request, env) {
    const { what, migrations, rounds } = (await request.json()) as Asked;
    if (what === 'verifying') return Response.json(await benchVerifying(rounds));
    if (what === 'recognition') return Response.json(await benchRecognition(rounds));
    await env.DB.batch(migrations.map((query) => env.DB.prepare(query)));
    return Response.json(await benchIssuing(env, rounds));
  },
} satisfies ExportedHandler<Env>;
