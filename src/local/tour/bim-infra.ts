import { apiOf, client, expecting } from '../client.ts';
import { bimInfra } from '../invented/offerings.ts';
import { say } from '../terminal.ts';
import type { Guide } from './guide.ts';

const SLUG = 'dijleland';
/** The level the programme committee settled on. */
const LEVEL = 6;

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly findings?: readonly {
    readonly id: string;
    readonly severity: string;
    readonly pointer: string;
    readonly message: string;
    readonly remedy: string;
    readonly justification?: string;
  }[];
}

/** Scenario 3: offers BIM Infra as it came from another system. Answers whether it was refused for its missing level. */
export async function bimInfraIsRefused({ origin, apiKeys }: Guide): Promise<boolean> {
  say('   BIM Infra of Hogeschool Dijleland comes from another system: 3 ECTS, and no level.', '');
  const answer = await client(origin, apiKeys[SLUG] ?? null)('POST', apiOf(SLUG, '/offerings'), bimInfra());
  const { code, detail, findings = [] } = (answer.json ?? {}) as Refusal;
  say(`   POST ${apiOf(SLUG, '/offerings')}  ->  ${answer.status} ${code}`, `   ${detail}`);
  const blocking = findings.filter(
    ({ severity, justification }) => severity === 'error' || (severity === 'warning' && !justification),
  );
  for (const { id, pointer, message, remedy } of blocking)
    say('', `   ${pointer.padEnd(8)} ${id}: ${message}`, `   ${''.padEnd(8)} ${remedy}`);
  return answer.status === 422 && blocking.some(({ pointer }) => pointer === '/eqf');
}

/** Offers it again with its level. A version that was entered by an earlier tour is frozen and stays as it is. */
export async function enterTheLevel({ origin, apiKeys }: Guide): Promise<void> {
  const call = client(origin, apiKeys[SLUG] ?? null);
  const specification = bimInfra(LEVEL);
  const answer = await expecting(call('POST', apiOf(SLUG, '/offerings'), specification), 201, 409);
  const name = `${specification.code}, version ${specification.version}`;
  say(
    answer.status === 201
      ? `   EQF level ${LEVEL}: accepted, and frozen as ${name}.`
      : `   EQF level ${LEVEL}: an earlier tour entered it; ${name} is frozen.`,
  );
}
