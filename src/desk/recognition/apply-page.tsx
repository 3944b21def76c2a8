import type { PageLanguage } from '../../record/text.ts';
import { Layout } from '../parts/layout.tsx';
import { PAGE_WORDS } from './words.ts';

/** Where the exchange of a link is sent, and where the case is afterwards. */
const applyAddress = (token: string): string => `/recognition/apply/${encodeURIComponent(token)}`;
export const CASE_ADDRESS = '/recognition/case';

/**
 * The page a link opens. The link is used up by the button and not by the page: what looks into mail to find harmful
 * addresses opens pages, and sends no forms. A link that no longer works is no dead end for somebody whose session is
 * `open` in this browser.
 */
export const applyPage = (
  language: PageLanguage,
  token: string,
  trouble?: string,
  { open = false }: { readonly open?: boolean } = {},
) => {
  const words = PAGE_WORDS[language];
  return (
    <Layout title={`${trouble === undefined ? '' : `${words.trouble}: `}${words.apply} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>{words.apply}</h1>
        {trouble === undefined ? (
          <p class="lead">{words.applyLead}</p>
        ) : (
          <p class="notice" role="alert">
            {trouble}
          </p>
        )}
        {open && (
          <p>
            <a href={`${CASE_ADDRESS}?lang=${language}`}>{words.alreadyOpen}</a>
          </p>
        )}
        {trouble === undefined && (
          <form class="verify" method="post" action={`${applyAddress(token)}?lang=${language}`}>
            <p class="send">
              <button type="submit">{words.open}</button>
            </p>
          </form>
        )}
        <OtherLanguage language={language} address={applyAddress(token)} />
      </main>
    </Layout>
  );
};

/** What somebody without a session sees where their case would be. */
export const noSessionPage = (language: PageLanguage) => {
  const words = PAGE_WORDS[language];
  return (
    <Layout title={`${words.noSession} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>{words.noSession}</h1>
        <p class="lead">{words.noSessionLead}</p>
        <OtherLanguage language={language} address={CASE_ADDRESS} />
      </main>
    </Layout>
  );
};

/** The same page in the other language. */
export const OtherLanguage = ({ language, address }: { language: PageLanguage; address: string }) => {
  const [other, name] = language === 'nl' ? (['en', 'English'] as const) : (['nl', 'Nederlands'] as const);
  return (
    <p>
      <a href={`${address}?lang=${other}`} hreflang={other} lang={other}>
        {name}
      </a>
    </p>
  );
};
