import { apiOf, client, expecting } from '../client.ts';
import { shown } from '../home.ts';
import { type InventedCase, microdegreeModuleCases, SCENARIO_CASES } from '../invented/awards.ts';
import { say } from '../terminal.ts';
import { type Documents, download, save } from './documents.ts';
import type { Guide } from './guide.ts';
import type { Status } from './published-status.ts';

/** A credential of the tour. */
export interface Issued {
  /** What its files begin with. */
  readonly name: string;
  readonly slug: string;
  readonly credentialId: string;
  readonly documents: Documents;
}

interface View {
  readonly id: string;
  readonly achievementId: string;
  readonly components: readonly { readonly achievementId: string }[];
}

/** Issues scenarios 1, 3 and 5 for learners of this tour only, and saves every form. */
export async function issueAndSave({ origin, apiKeys }: Guide, folder: string): Promise<Issued[]> {
  // Another tour is about other learners: nobody gets the same credential twice.
  const run = Math.floor(Date.now() / 1000)
    .toString(36)
    .toUpperCase();
  const issued: Issued[] = [];
  const views: View[] = [];
  for (const [number, { institution, specification, award }] of cases()) {
    const { slug } = institution;
    const call = client(origin, apiKeys[slug] ?? null);
    const { learner } = award;
    const own = {
      ...award,
      awardId: `${award.awardId}-${run}`,
      learner: { ...learner, reference: `${learner.reference}-${run}` },
    };
    const begun = performance.now();
    const answer = await expecting(call('POST', apiOf(slug, '/awards'), own, { 'on-behalf-of': 'tour' }), 201);
    const took = Math.round(performance.now() - begun);
    const view = answer.json as View;
    const name = `${number}-${fileName(specification.title.en ?? specification.code)}`;
    const documents = await download(call, slug, view.id);
    await save(folder, name, documents);
    issued.push({ name, slug, credentialId: view.id, documents });
    views.push(view);
    const ects = `${specification.ects} ECTS`.padStart(7);
    say(`   ${name.padEnd(43)} ${ects}  EQF ${specification.eqf}  ${String(took).padStart(5)} ms`);
  }
  const composite = views.at(-1);
  const modules = views.slice(2, -1).map(({ achievementId }) => achievementId);
  if (composite?.components.some(({ achievementId }, index) => achievementId !== modules[index]))
    throw new Error('the microdegree speaks of other achievements than its modules do');
  say(
    '',
    `   In ${shown(folder)}/, for each of them:`,
    '     .edc.jsonld      European Digital Credential (ELM 3.2), sealed with JAdES',
    '     .vc-ecdsa.json   the same as a W3C credential 2.0, proof ecdsa-rdfc-2019',
    '     .vc-eddsa.json   and with proof eddsa-rdfc-2022',
    '     .nl.png .en.png  the certificate pages inside the EDC',
    '   The microdegree names the achievements of its four modules: 24 ECTS, not 48.',
  );
  return issued;
}

/** The modules before the whole, as they are completed. */
const cases = (): [string, InventedCase][] => [
  ['1', SCENARIO_CASES.environmentalMediator()],
  ['3', SCENARIO_CASES.bimInfra()],
  ...microdegreeModuleCases().map((item, index): [string, InventedCase] => [`5${'abcd'[index]}`, item]),
  ['5', SCENARIO_CASES.microdegree()],
];

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Revokes the last module. Answers with it and with the whole, whose own status stays as it was. */
export async function revokeOne(
  { origin, apiKeys }: Guide,
  issued: readonly Issued[],
): Promise<{ issued: readonly Issued[]; expected: (one: Issued) => Status }> {
  const [module, whole] = issued.slice(-2);
  if (!module || !whole) throw new Error('nothing was issued');
  const path = apiOf(module.slug, `/credentials/${encodeURIComponent(module.credentialId)}/status`);
  const change = { action: 'revoke', reason: 'clerical_error' };
  await expecting(client(origin, apiKeys[module.slug] ?? null)('POST', path, change), 200);
  say('   Its documents stay as they are; the published list says it. The reason stays in the office.', '');
  return { issued: [module, whole], expected: (one) => (one === module ? 'revoked' : 'active') };
}
