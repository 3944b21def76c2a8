import { Layout } from '../../desk/parts/layout.tsx';
import { type PageLanguage, textIn } from '../../record/text.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import type { PublicInstitution } from '../public-addresses.ts';

type Key = PublicInstitution['keys'][number];

const WORDS = {
  en: {
    issuer: 'Issues European Digital Credentials with Sigillum',
    developmentTitle: 'Development keys.',
    development: 'What this institution signs now is a test and proves nothing.',
    did: 'DID',
    didDocument: 'DID document',
    alsoNamed: 'Also named',
    country: 'Country',
    homepage: 'Homepage',
    keys: 'Keys',
    keysAbout: 'Retired keys stay: what they signed stays signed.',
    noKeys: 'No keys yet.',
    role: { seal: 'Seal', 'proof-p256': 'W3C proof (P-256)', 'proof-ed25519': 'W3C proof (Ed25519)' },
    state: { active: 'active', retired: 'retired', compromised: 'compromised' },
    since: 'since',
    until: 'until',
    isDevelopment: 'development',
    certificate: 'Certificate',
    issuedBy: 'Issued by',
    valid: 'Valid',
    lists: 'Status lists',
    listsAbout: 'Where a verifier sees whether a credential was revoked or suspended.',
    noLists: 'No credential has been issued yet.',
    purpose: { revocation: 'Revocation', suspension: 'Suspension' },
  },
  nl: {
    issuer: 'Reikt European Digital Credentials uit met Sigillum',
    developmentTitle: 'Ontwikkelsleutels.',
    development: 'Wat deze instelling nu ondertekent, is een proef en bewijst niets.',
    did: 'DID',
    didDocument: 'DID-document',
    alsoNamed: 'Ook genaamd',
    country: 'Land',
    homepage: 'Website',
    keys: 'Sleutels',
    keysAbout: 'Sleutels die niet meer gebruikt worden, blijven staan: wat ze ondertekenden, blijft ondertekend.',
    noKeys: 'Nog geen sleutels.',
    role: { seal: 'Zegel', 'proof-p256': 'W3C-handtekening (P-256)', 'proof-ed25519': 'W3C-handtekening (Ed25519)' },
    state: { active: 'in gebruik', retired: 'niet meer in gebruik', compromised: 'gecompromitteerd' },
    since: 'sinds',
    until: 'tot',
    isDevelopment: 'ontwikkeling',
    certificate: 'Certificaat',
    issuedBy: 'Uitgegeven door',
    valid: 'Geldig',
    lists: 'Statuslijsten',
    listsAbout: 'Waar een verificateur ziet of een bewijs werd ingetrokken of opgeschort.',
    noLists: 'Er werd nog geen bewijs uitgereikt.',
    purpose: { revocation: 'Intrekking', suspension: 'Opschorting' },
  },
} as const;

const Day = ({ moment }: { moment: string }) => <time datetime={moment}>{moment.slice(0, 10)}</time>;

const KeyCard = ({ item, language }: { item: Key; language: PageLanguage }) => {
  const words = WORDS[language];
  const { certificate } = item;
  const ended = item.compromisedSince ?? (item.state === 'retired' ? item.validUntil : null);
  return (
    <li>
      <h3>
        {words.role[item.role]} <span class="soft small">{item.algorithm}</span>
      </h3>
      <p class="small">
        <code>{item.id}</code>
      </p>
      <p>
        <strong>{words.state[item.state]}</strong>
        {item.development ? ` · ${words.isDevelopment}` : ''}
        {' · '}
        {ended === null ? (
          <>
            {words.since} <Day moment={item.validFrom} />
          </>
        ) : (
          <>
            <Day moment={item.validFrom} /> – <Day moment={ended} />
          </>
        )}
      </p>
      {certificate ? (
        <dl class="facts small">
          <dt>{words.certificate}</dt>
          <dd>{certificate.subject}</dd>
          <dt>{words.issuedBy}</dt>
          <dd>{certificate.issuer}</dd>
          <dt>{words.valid}</dt>
          <dd>
            <Day moment={certificate.validFrom} /> – <Day moment={certificate.validUntil} />
          </dd>
        </dl>
      ) : null}
    </li>
  );
};

/** Who stands behind a DID: names, identifiers, keys and status lists. */
export function institutionPage(institution: PublicInstitution, language: PageLanguage) {
  const words = WORDS[language];
  const name = textIn(institution.legalName, language);
  const otherNames = [
    ...new Set([...Object.values(institution.legalName), ...Object.values(institution.altName ?? {})]),
  ];
  return (
    <Layout title={`${name} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>{name}</h1>
        <p class="lead">{words.issuer}</p>
        {institution.development ? (
          <div class="notice">
            <p>
              <strong>{words.developmentTitle}</strong> {words.development}
            </p>
          </div>
        ) : null}
        <dl class="facts">
          <dt>{words.did}</dt>
          <dd>
            <code>{institution.id}</code>
          </dd>
          <dt>{words.didDocument}</dt>
          <dd>
            <a href={institution.didDocument}>{institution.didDocument}</a>
          </dd>
          {otherNames.length > 1 ? (
            <>
              <dt>{words.alsoNamed}</dt>
              <dd>{otherNames.filter((other) => other !== name).join(' · ')}</dd>
            </>
          ) : null}
          <dt>{words.country}</dt>
          <dd>{textIn(vocabulary('country').get(institution.country).label, language)}</dd>
          {institution.homepage ? (
            <>
              <dt>{words.homepage}</dt>
              <dd>
                <a href={institution.homepage} rel="noreferrer">
                  {institution.homepage}
                </a>
              </dd>
            </>
          ) : null}
          {institution.identifiers.map(({ scheme, notation }) => (
            <>
              <dt>{scheme}</dt>
              <dd>
                <code>{notation}</code>
              </dd>
            </>
          ))}
        </dl>
        <h2>{words.keys}</h2>
        <p>{institution.keys.length === 0 ? words.noKeys : words.keysAbout}</p>
        <ul class="cards">
          {institution.keys.map((item) => (
            <KeyCard item={item} language={language} />
          ))}
        </ul>
        <h2>{words.lists}</h2>
        <p>{institution.statusLists.length === 0 ? words.noLists : words.listsAbout}</p>
        <dl class="facts">
          {institution.statusLists.map(({ url, purpose }) => (
            <>
              <dt>{words.purpose[purpose]}</dt>
              <dd>
                <a href={url}>{url}</a>
              </dd>
            </>
          ))}
        </dl>
      </main>
    </Layout>
  );
}
