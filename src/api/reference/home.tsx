import { institutionDid } from '../../credential/did/document.ts';
import { Layout } from '../../desk/parts/layout.tsx';
import type { Institution } from '../../record/institution.ts';
import { type PageLanguage, textIn } from '../../record/text.ts';

const WORDS = {
  en: {
    title: 'Sigillum: sealed credentials for completed learning',
    about:
      'An institution sends what a learner completed; Sigillum returns a sealed European Digital Credential and a W3C credential that anybody can check for themselves.',
    verify: 'Verify a credential',
    verifyAbout:
      'choose a file or paste a credential, and see what is proved, what is not, and what could not be checked.',
    reference: 'API reference',
    issuers: 'Who issues here',
    none: 'Nobody yet.',
  },
  nl: {
    title: 'Sigillum: verzegelde bewijzen van afgerond leren',
    about:
      'Een instelling stuurt wat een lerende afrondde; Sigillum geeft een verzegeld European Digital Credential en een W3C-bewijs terug dat iedereen zelf kan nagaan.',
    verify: 'Bewijs nagaan',
    verifyAbout:
      'kies een bestand of plak een bewijs, en zie wat bewezen is, wat niet, en wat niet nagegaan kon worden.',
    reference: 'API-referentie (Engels)',
    issuers: 'Wie hier uitreikt',
    none: 'Nog niemand.',
  },
} as const;

/** The first page: what this is, in both languages, and who issues here under which DID. */
export function homePage(institutions: readonly Institution[], origin: string, language: PageLanguage) {
  const other: PageLanguage = language === 'nl' ? 'en' : 'nl';
  const words = WORDS[language];
  return (
    <Layout title={words.title} language={language}>
      <main id="content" class="page">
        <h1>Sigillum</h1>
        <p class="lead">{words.about}</p>
        <p class="soft" lang={other}>
          {WORDS[other].about}
        </p>
        <p>
          <a href="/verify">{words.verify}</a>: {words.verifyAbout}
        </p>
        <ul class="links">
          <li>
            <a href="/docs" hreflang="en">
              {words.reference}
            </a>
          </li>
          <li>
            <a href="/openapi.json">OpenAPI 3.1</a>
          </li>
        </ul>
        <h2>{words.issuers}</h2>
        {institutions.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ul class="cards">
            {institutions.map(({ slug, legalName }) => (
              <li>
                <h3>
                  <a href={`/i/${slug}`}>{textIn(legalName, language)}</a>
                </h3>
                <p class="small">
                  <code>{institutionDid(origin, slug)}</code>
                </p>
              </li>
            ))}
          </ul>
        )}
      </main>
    </Layout>
  );
}
