import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiOf, type Client, client, expecting } from '../client.ts';
import { shown } from '../home.ts';
import { SCENARIO_CASES } from '../invented/awards.ts';
import { mediationUnit, OFFICERS } from '../invented/recognition.ts';
import { DESK } from '../provision.ts';
import { say } from '../terminal.ts';
import type { Guide } from './guide.ts';
import type { Issued } from './issue.ts';

interface Finding {
  readonly code: string;
  readonly criterion: string;
  readonly result: string;
  readonly message: string;
}

interface File {
  readonly id: string;
  readonly state: string;
  readonly decisionId: string | null;
  readonly evidence: readonly { readonly learnings: readonly { readonly id: string }[] }[];
  readonly recommendation: {
    readonly kind: string;
    readonly inputHash: string;
    readonly findings: readonly (Finding & { readonly id: string })[];
    readonly workload: { readonly usable: string; readonly required: string };
  } | null;
  readonly allocations: readonly { readonly ects: string; readonly state: string }[];
}

const { intake, lecturer, committee } = OFFICERS;

/**
 * The mediator of this tour asks for an exemption at the desk of the invented university: evidence, judgement, findings,
 * decision, letter. Answers whether it ended as said.
 */
export async function exemptionIsDecided(
  { origin, apiKeys }: Guide,
  issued: readonly Issued[],
  folder: string,
): Promise<boolean> {
  const call = client(origin, apiKeys[DESK] ?? null);
  const document = issued[0]?.documents.edc ?? '';
  const id = await openCase(call, reference(document));
  const step = stepsOf(call, id);
  const file = await step(intake.person, 'evidence', JSON.parse(document), 201);
  for (const name of ['submit', 'take-in', 'verified', 'ask-advice']) await step(intake.person, name);
  for (const { person } of [lecturer, committee]) await step(person, 'interest', { conflict: false });
  const learning = file.evidence[0]?.learnings[0]?.id ?? '';
  const { outcomes } = mediationUnit();
  await step(lecturer.person, 'mappings', {
    mappings: outcomes.map((outcome) => ({
      targetOutcomeId: outcome.id,
      sources: [{ learning }],
      degree: 'full',
    })),
  });
  await step(lecturer.person, 'advice', { proposal: 'exempt', text: { nl: 'Inhoud en niveau zijn gelijk.' } });
  const { recommendation } = await step(intake.person, 'recommendation');
  if (recommendation === null) return false;
  say(`   ${lecturer.name} judged the four outcomes of ${mediationUnit().code}. What the desk found:`, '');
  for (const { criterion, result, message } of recommendation.findings)
    say(`   ${criterion.padEnd(18)} ${result.padEnd(8)} ${message}`);
  say('', `   Recommendation: ${recommendation.kind}. A person decides.`);
  await step(committee.person, 'committee', {});
  await step(intake.person, 'findings/shown');
  const open = recommendation.findings.filter(({ result }) => result === 'not_met' || result === 'unknown');
  if (open.length > 0) await step(committee.person, 'findings/opened', { findings: open.map(({ id }) => id) });
  const decided = await step(committee.person, 'decision', {
    recommendation: recommendation.inputHash,
    outcome: 'granted',
    motivation: { nl: 'De vier leerresultaten zijn op hetzelfde niveau verworven en getoetst.' },
    legalBasis: ['Codex Hoger Onderwijs, art. II.241'],
    body: 'Curriculumcommissie Omgevingsrecht',
    member: `${committee.name}, voorzitter`,
  });
  const used = decided.allocations.filter(({ state }) => state === 'committed').map(({ ects }) => ects);
  const letters = await saveLetters(origin, apiKeys[DESK] ?? '', id, folder);
  say(
    `   ${committee.name} decided: ${decided.state}, ${used.join(' + ')} of 9 ECTS used.`,
    `   In ${shown(folder)}/: ${letters.join(', ')}.`,
    '   The exemption itself is a sealed credential too: GET …/credentials lists it.',
  );
  return recommendation.kind === 'grant_full' && decided.decisionId !== null && used.join() === '6';
}

async function openCase(call: Client, learner: string): Promise<string> {
  const { givenName, familyName, birthDate } = SCENARIO_CASES.environmentalMediator().award.learner;
  const { code, academicYear } = mediationUnit();
  const body = {
    unit: { code, academicYear },
    applicant: { reference: learner, givenName, familyName, birthDate },
    application: { filedOn: '2026-09-20', contractType: 'diploma' },
  };
  const opened = await expecting(
    call('POST', apiOf(DESK, '/recognition/cases'), body, { 'on-behalf-of': intake.person }),
    201,
  );
  return (opened.json as File).id;
}

/** Each tour has applicants of its own, named after the credential it issued. */
const reference = (edc: string): string =>
  `tour-${(JSON.parse((JSON.parse(edc) as { payload: string }).payload) as { id: string }).id.slice(-12)}`;

const stepsOf =
  (call: Client, id: string) =>
  async (person: string, step: string, body?: unknown, status = 200): Promise<File> => {
    const path = apiOf(DESK, `/recognition/cases/${id}/${step}`);
    return (await expecting(call('POST', path, body, { 'on-behalf-of': person }), status)).json as File;
  };

async function saveLetters(origin: string, apiKey: string, id: string, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const language of ['nl', 'en'])
    for (const format of ['html', 'pdf']) {
      const path = apiOf(DESK, `/recognition/cases/${id}/letter?lang=${language}&format=${format}`);
      const response = await fetch(new URL(path, origin), {
        headers: { authorization: `Bearer ${apiKey}`, 'on-behalf-of': intake.person },
        signal: AbortSignal.timeout(60_000),
      });
      if (!response.ok) throw new Error(`the letter (${language}, ${format}): ${response.status}`);
      const name = `5-letter.${language}.${format}`;
      await writeFile(join(folder, name), new Uint8Array(await response.arrayBuffer()));
      names.push(name);
    }
  return names;
}
