import { apiOf } from './client.ts';
import { chosenPort, type Home, homeFor, shown, USUAL_ORIGIN } from './home.ts';
import { asked, interruption } from './interrupt.ts';
import { EXAMPLE, launch, type Running } from './launch.ts';
import { STOCK } from './provision.ts';
import { complain, say, sayFailure } from './terminal.ts';

/** `npm start`: the service on this machine until Ctrl-C. */

const interrupt = interruption();

async function main(): Promise<number> {
  const port = chosenPort();
  if (!port.ok) return sayFailure('Sigillum', port.error);
  const home = homeFor(port.value);
  say(`Sigillum is starting on ${home.origin} ...`);
  const launched = await launch(home, { signal: interrupt, onComplaint: complain });
  if (!launched.ok) return sayFailure('Sigillum', launched.error);
  say(...welcome(home, launched.value));
  await Promise.race([asked(interrupt), launched.value.ended]);
  if (!interrupt.aborted) {
    complain('The service has stopped by itself. Start it again: nothing that was acknowledged is lost.');
    return 1;
  }
  await launched.value.stop();
  say('', 'Stopped.');
  return 0;
}

function welcome(home: Home, { origin, apiKeys }: Running): string[] {
  const { slug } = EXAMPLE.institution;
  return [
    '',
    'Ready.',
    '',
    `  Look at   ${origin}/`,
    `            ${origin}/docs          the API, to read`,
    `            ${origin}/openapi.json  the API, for tools`,
    '',
    '  API keys of the two invented institutions (development seals: what they sign proves nothing)',
    ...STOCK.map(({ institution }) => `            ${institution.slug.padEnd(12)} ${apiKeys[institution.slug]}`),
    '',
    '  Issue a credential, in another terminal; asked again, it answers with the same one:',
    '',
    [
      `curl -X POST ${origin}${apiOf(slug, '/awards')}`,
      `-H "Authorization: Bearer ${apiKeys[slug]}"`,
      '-H "Content-Type: application/json"',
      `--data "@${shown(home.exampleAward)}"`,
    ].join(' '),
    '',
    `  Tour      ${origin === USUAL_ORIGIN ? '' : `SIGILLUM_ORIGIN=${origin} `}npm run demo, in another terminal`,
    `  State     ${shown(home.folder)}  (database, documents, keys; outside git)`,
    '  Stop      Ctrl-C',
    `  Afresh    stop, then delete ${shown(home.folder)}`,
    '',
  ];
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
process.exit();
