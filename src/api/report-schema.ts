import { z } from 'zod';
import { CHECK_CODES, type CheckCode } from '../verifying/codes/index.ts';
import { FORMS } from '../verifying/form.ts';
import { STEPS } from '../verifying/report.ts';
import { DateTime } from './wire.ts';

/**
 * The report as it goes over the wire, for the reference. The types are those of `verifying/report.ts` and
 * `verifying/facts/fact.ts`; a test holds the two equal, and parses real answers with these.
 */

export const LangMap = z.record(z.string(), z.string()).describe('text by language tag').meta({ id: 'TextByLanguage' });
const CivilDate = z.string().describe('YYYY-MM-DD, Europe/Brussels');
const Code = z
  .enum(Object.keys(CHECK_CODES) as [CheckCode, ...CheckCode[]])
  .describe('stable: never given another meaning')
  .meta({ id: 'CheckCode' });
const Verdict = z.enum(['passed', 'indeterminate', 'failed']);

const Check = z
  .object({
    check: z.enum(STEPS).describe('step of the verification'),
    outcome: z
      .enum(['passed', 'failed', 'unknown', 'skipped'])
      .describe('`unknown`: should be known and is not. `skipped`: does not apply, or was not reached'),
    code: Code,
    message: z.string().describe('for people; may be improved'),
    params: z.record(z.string(), z.string()).describe('what the message names'),
    evidence: z.record(z.string(), z.unknown()).describe('what it was decided from: ids, digests, dates, versions'),
  })
  .meta({ id: 'VerificationCheck' });

export const Concept = z
  .object({
    uri: z.string().nullable(),
    code: z.string().nullable().describe('in our own table of that list'),
    label: LangMap,
  })
  .meta({ id: 'ConceptFact' });

const Identifier = z
  .object({ notation: z.string(), scheme: z.string().nullable(), country: z.string().nullable() })
  .meta({ id: 'IdentifierFact' });

export const Body = z
  .object({
    id: z.string().nullable(),
    name: LangMap,
    identifiers: z.array(Identifier),
    country: z.string().nullable(),
  })
  .meta({ id: 'BodyFact', description: 'A body as the document describes it.' });

const Assessment = z
  .object({
    id: z.string().nullable(),
    title: LangMap,
    types: z.array(Concept),
    modes: z.array(Concept),
    grade: LangMap.nullable(),
    gradingScheme: LangMap.nullable(),
    identityVerification: Concept.nullable(),
    date: CivilDate.nullable(),
  })
  .meta({ id: 'AssessmentFact' });

export const Assurance = z
  .object({
    id: z.string().nullable(),
    type: Concept.nullable(),
    title: LangMap,
    agency: Body.nullable(),
    organisations: z.array(Body),
    identifiers: z.array(Identifier),
    report: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    limitEqf: z.array(z.number()),
    limitIscedF: z.array(z.string()),
    limitQualifications: z.array(z.string()),
    limitJurisdictions: z.array(z.string()),
    limitCredentialTypes: z.array(z.string()),
  })
  .meta({
    id: 'AssuranceFact',
    description: 'Quality assurance as the document states it; whether it covers the award is for the checks.',
  });

const Fact = z
  .object({
    kind: z.enum(['achievement', 'activity', 'assessment', 'entitlement']),
    identity: z
      .object({ id: z.string(), source: z.enum(['named', 'derived']) })
      .describe('of the learning. `named`: fixed by the issuer and equal in every form; `derived`: made here'),
    path: z.string().describe('JSON pointer into the document'),
    title: LangMap,
    description: LangMap.nullable(),
    awardingBodies: z.array(Body),
    awardedOn: CivilDate.nullable(),
    specification: z.array(Identifier).describe('code and version of the offering'),
    types: z.array(Concept),
    ects: z.string().nullable().describe('ECTS credits as the document states them, at most two decimals'),
    otherCredits: z.array(z.object({ framework: z.string(), points: z.string() })),
    hours: z.number().nullable(),
    eqf: z.number().nullable().describe('1 to 8'),
    vks: z.number().nullable().describe('level in the Flemish qualifications structure'),
    otherLevels: z.array(Concept),
    iscedF: z.array(z.string()),
    outcomes: z.array(z.object({ id: z.string().nullable(), title: LangMap, esco: z.array(z.string()) })),
    outcomeSummary: LangMap.nullable(),
    assessments: z.array(Assessment),
    modes: z.array(Concept),
    languages: z.array(z.string()),
    qualityAssurance: z.array(Assurance),
    grade: LangMap.nullable(),
    entryRequirement: LangMap.nullable(),
    partialQualification: z.boolean().nullable(),
    period: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
    notes: z.array(LangMap),
    entitlement: z.object({ type: Concept.nullable(), status: Concept.nullable() }).nullable(),
    get parts() {
      return z.array(Fact).describe('what it consists of');
    },
  })
  .meta({
    id: 'Fact',
    description:
      'One thing that was learned, done, assessed or granted, in one shape whatever form it came in. What the document does not state is `null` or an empty list.',
  });

const Subject = z
  .object({
    id: z.string().nullable(),
    givenName: LangMap.nullable(),
    familyName: LangMap.nullable(),
    fullName: LangMap.nullable(),
    birth: z.object({ asWritten: z.string(), dates: z.array(CivilDate).describe('either may be meant') }).nullable(),
    identifiers: z.array(z.object({ notation: z.string(), scheme: z.string().optional() })),
  })
  .meta({ id: 'VerifiedSubject' });

const Proof = z
  .object({
    type: z.string().describe('`JAdES`, `ecdsa-rdfc-2019`, `vc+jwt`, …'),
    outcome: z.enum(['verified', 'failed', 'unsupported', 'not-checked']),
    algorithm: z.string().optional(),
    verificationMethod: z.string().optional(),
    created: DateTime.optional().describe('what the proof claims'),
    reason: z.string().optional(),
    digests: z
      .record(z.string(), z.string())
      .optional()
      .describe('what was hashed on the way to the signature, in lower-case hexadecimal'),
  })
  .meta({ id: 'ProofReport' });

const Six = z.object({
  status: z.enum(['ok', 'error', 'skipped', 'unknown']),
  code: Code.describe('the finding that decided it'),
  message: z.string(),
});

const Report = z
  .object({
    verdict: Verdict,
    form: z.enum(FORMS).describe('what it turned out to be, by its content'),
    within: z.string().nullable().describe('where in the file it was; null for the file itself'),
    credentialId: z.string().nullable(),
    checks: z.array(Check),
    issuer: z.object({
      asClaimed: z
        .object({
          id: z.string().nullable(),
          name: LangMap.nullable(),
          identifiers: z.array(
            z.object({ notation: z.string(), scheme: z.string().optional(), country: z.string().optional() }),
          ),
          misleadingName: z.boolean().optional().describe('its name may imitate another'),
        })
        .nullable()
        .describe('what the document says of its issuer: to quote'),
      asTrusted: z
        .object({
          id: z.string(),
          name: LangMap,
          confirmed: z.boolean(),
          source: z.string().describe('`own`, `registry`, `operator`, `certificate` or `did-registry`'),
          registryVersion: z.string(),
        })
        .nullable()
        .describe('what those we trust say of the party that signed: to show'),
    }),
    subject: Subject.nullable(),
    facts: z.array(Fact).nullable().describe('null where the bytes they would come from were not proved'),
    europass: z
      .object({ format: Six, seal: Six, owner: Six, revocation: Six, accreditation: Six, expiry: Six })
      .describe('the six checks of the Europass viewer'),
    proofs: z.array(Proof),
    holder: z
      .object({ method: z.enum(['key', 'compare', 'none']), id: z.string().optional() })
      .describe('`key`: the presenter proved a key. `compare`: a person compares name and birth date'),
    signedAt: DateTime.nullable().describe('what the signature claims'),
    verifiedAt: DateTime,
  })
  .meta({ id: 'CredentialReport' });

/** The answer to a verification. */
export const VerificationReport = z
  .object({
    verdict: Verdict.describe('the worst of the reports'),
    unreadable: z.boolean().describe('nothing in the file is a credential we can read'),
    reports: z.array(Report),
    ignored: z.array(z.string()).describe('files in an archive or PDF that are no credentials and were not looked at'),
  })
  .meta({ id: 'Verification' });
