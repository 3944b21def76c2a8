import { europassChecks } from '../../../src/verifying/europass.ts';
import { readFacts } from '../../../src/verifying/facts/read-facts.ts';
import type { Form } from '../../../src/verifying/form.ts';
import type { Report } from '../../../src/verifying/report.ts';
import { examinedOf } from '../examined.ts';

/** The report of a document as if it had been proved: for what is read from facts, where no signature matters. */
export function reportOf(document: object, more: Partial<Report> = {}, form: Form = 'edc'): Report {
  const examined = examinedOf(document, form);
  const { facts, subject, issuer } = readFacts(examined);
  return {
    verdict: 'passed',
    form,
    within: null,
    credentialId: examined.credentialId,
    checks: [],
    issuer: { asClaimed: issuer, asTrusted: null },
    subject,
    facts,
    europass: europassChecks([]),
    proofs: [],
    holder: { method: 'compare' },
    signedAt: null,
    verifiedAt: 1_790_000_000,
    ...more,
  };
}
