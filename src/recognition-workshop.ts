import type { ApiDeps } from './api/index.ts';
import { newSecret } from './api/session.ts';
import { verifyUpload } from './api/verify.ts';
import type { Env } from './config.ts';
import { letterPage } from './desk/letter/page.tsx';
import { issueDecision } from './issuing/issue-decision.ts';
import { withdrawDecision } from './issuing/withdraw-decision.ts';
import { composeLetter } from './recognition/letter/compose.ts';
import { letterPdf } from './recognition/letter/pdf.ts';
import type { RecognitionDeps } from './recognition/ports.ts';
import type { PageLanguage } from './record/text.ts';
import { recognitionBook } from './store/recognition/book.ts';
import { evidenceFiles, portfolioFiles } from './store/recognition/files.ts';
import { successorOf } from './store/successor.ts';

type Around = Pick<ApiDeps, 'origin' | 'issuing' | 'office' | 'verifying'>;

/** What recognition works with in this Worker: record book, stores, verification, letters, and sealing through a port. */
export function recognitionWorkshop(
  { DB: db, BLOBS: bucket }: Env,
  { origin, issuing, office, verifying }: Around,
): RecognitionDeps {
  return {
    now: issuing.now,
    uuid: issuing.uuid,
    token: newSecret,
    book: recognitionBook(db),
    files: evidenceFiles(bucket),
    portfolio: portfolioFiles(bucket),
    verify: (bytes) => verifyUpload({ files: [{ name: null, bytes }], expected: {} }, { origin, verifying }),
    successorOf: (credentialId) => successorOf(db, credentialId),
    async drawLetter(scope, decision) {
      const institution = await office.institution(scope);
      if (!institution) throw new Error('a decision of an institution that is not there');
      // Library and fonts are large: only a Worker that writes a letter loads them.
      const { LETTER_FONTS } = await import('./recognition/letter/fonts.workerd.ts');
      const letter = (language: PageLanguage) => composeLetter(decision, language, institution);
      const [nl, en] = [letter('nl'), letter('en')];
      return {
        'nl.html': new TextEncoder().encode(letterPage(nl)),
        'nl.pdf': await letterPdf(nl, LETTER_FONTS),
        'en.html': new TextEncoder().encode(letterPage(en)),
        'en.pdf': await letterPdf(en, LETTER_FONTS),
      };
    },
    async sealDecision(scope, decision) {
      const sealed = await issueDecision(issuing, scope, decision);
      if (!sealed.ok) return { obstacle: sealed.error.code };
      const { credentialId, replaces } = sealed.value.credential;
      // What it took the place of is superseded: its list follows at once, or with the next sweep.
      if (replaces !== null) await office.publishStatusOf(scope, replaces);
      return { credentialId };
    },
    async withdrawDecision(scope, decisionId) {
      const withdrawn = await withdrawDecision(issuing, scope, decisionId);
      if (!withdrawn.ok) throw new Error(`the credential of a decision could not be revoked: ${withdrawn.error.code}`);
      if (withdrawn.value) await office.publishStatusOf(scope, withdrawn.value.credential.credentialId);
    },
  };
}
