import { resolve } from 'node:path';
import { shown } from './home.ts';
import { complain, say, sayFailure } from './terminal.ts';
import { bimInfraIsRefused, enterTheLevel } from './tour/bim-infra.ts';
import { exemptionIsDecided } from './tour/exemption.ts';
import { findGuide, type Guide } from './tour/guide.ts';
import { issueAndSave, revokeOne } from './tour/issue.ts';
import { verifyAll } from './tour/verify.ts';

/** `npm run demo`: five minutes through the service, with invented learners. Exits with 1 when anything is not as said. */

/** npm runs this at the top of the repository. */
const OUTPUT = resolve('demo-output');

const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interrupt.abort());

async function main(): Promise<number> {
  const found = await findGuide(interrupt.signal);
  if (!found.ok) return sayFailure('The tour', found.error);
  const guide = found.value;
  try {
    const interrupted = new Promise<null>((resolve) => {
      interrupt.signal.addEventListener('abort', () => resolve(null));
    });
    const asSaid = await Promise.race([tour(guide), interrupted]);
    if (asSaid === null) say('', 'Stopped on the way.');
    return asSaid === null ? 130 : asSaid ? 0 : 1;
  } finally {
    await guide.stop();
  }
}

/** Answers whether everything was as said. */
async function tour(guide: Guide): Promise<boolean> {
  say(`Sigillum at ${guide.origin}: invented institutions, offerings and learners; development seals.`, '');
  say('1  What is incomplete is refused', '');
  const refused = await bimInfraIsRefused(guide);
  say('', '2  The missing level is entered', '');
  await enterTheLevel(guide);
  say('', '3  Seven completed awards become credentials', '');
  const issued = await issueAndSave(guide, OUTPUT);
  say('', '4  Anybody can verify them', '');
  const good = await verifyAll(guide, issued, 'active');
  say(
    '',
    '   report        what POST /api/verify of the service says of all three forms; the page is /verify',
    '   The rest takes nobody’s word, neither that of the service nor of its own code where another library can do it:',
    '   seal          the JAdES signature, and its certificate under the development root: nothing else is trusted',
    '   ecdsa, eddsa  @digitalbazaar/vc with the keys that did.json lists, fetched over HTTP',
    '   status        the published lists, fetched over HTTP, their own proofs verified',
    "   altered       the seal again, after one letter of the learner's name was changed",
  );
  say('', '5  Somebody asks for an exemption with one of them', '');
  const decided = await exemptionIsDecided(guide, issued, OUTPUT);
  say('', '6  One of them is revoked', '');
  const changed = await revokeOne(guide, issued);
  const followed = await verifyAll(guide, changed.issued, changed.expected);
  const asSaid = refused && good && decided && followed;
  say(
    '',
    asSaid
      ? `All of it is as said. Look at the pages and letters in ${shown(OUTPUT)}/.`
      : 'NOT everything is as said: see above.',
    ...(guide.temporary
      ? [
          `The service of this tour ends here, and with it ${guide.origin}, where keys and status of these documents`,
          'are published. For documents that can be verified tomorrow: npm start, and the tour again in another terminal.',
        ]
      : []),
  );
  return asSaid;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
process.exit();
