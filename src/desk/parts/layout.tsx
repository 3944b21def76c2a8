import type { Child } from 'hono/jsx';
import type { PageLanguage } from '../../record/text.ts';

/** Only our own stylesheet and icon: a page cannot run, load or be framed by anything, and sends only where it says. */
const pagePolicy = (formAction: "'none'" | "'self'"): string =>
  `default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`;

export const STYLE_ADDRESS = '/docs/style.css';
export const ICON_ADDRESS = '/docs/icon.svg';

/** A seal: a wax disc with a check in it. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" fill="#8c2f1b"/><circle cx="16" cy="16" r="10.5" fill="none" stroke="#fdfcfa" stroke-width="1.5"/><path d="M11 16.5l3.5 3.5 7-7.5" fill="none" stroke="#fdfcfa" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>';

const Mark = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" stroke-width="3" />
    <path
      d="M10.5 16.5l4 4 7.5-8.5"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

const WORDS = {
  nl: {
    skip: 'Naar de inhoud',
    verify: 'Bewijs nagaan',
    reference: 'API-referentie',
    footer: 'Sigillum verzegelt microcredentials en postgraduaatsgetuigschriften, en gaat na wat anderen brengen.',
  },
  en: {
    skip: 'Skip to content',
    verify: 'Verify a credential',
    reference: 'API reference',
    footer: 'Sigillum seals micro-credentials and postgraduate certificates, and verifies what others bring.',
  },
} as const;

/** A whole page: head, masthead, what it is about, footer. `children` brings its own `main` with the id `content`. */
export const Layout = ({ title, language, children }: { title: string; language: PageLanguage; children: Child }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="stylesheet" href={STYLE_ADDRESS} />
      <link rel="icon" href={ICON_ADDRESS} type="image/svg+xml" />
    </head>
    <body>
      <a class="skip" href="#content">
        {WORDS[language].skip}
      </a>
      <header class="masthead">
        <div>
          <a class="brand" href="/">
            <Mark />
            Sigillum
          </a>
          <nav aria-label="Sigillum">
            <a href="/verify">{WORDS[language].verify}</a>
            <a href="/docs" hreflang="en">
              {WORDS[language].reference}
            </a>
            <a href="/openapi.json">OpenAPI</a>
          </nav>
        </div>
      </header>
      {children}
      <footer class="footer">
        <div>{WORDS[language].footer}</div>
      </footer>
    </body>
  </html>
);

/** A page as it is sent. A page with a form says so, and may send it to this service only. */
export const page = (
  content: Child,
  status = 200,
  headers: Record<string, string> = {},
  { form = false }: { readonly form?: boolean } = {},
): Response =>
  new Response(`<!doctype html>${String(content)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(form ? "'self'" : "'none'"),
      ...headers,
    },
  });
