import { Layout } from '../../desk/parts/layout.tsx';
import type { PageLanguage } from '../../record/text.ts';
import { PROBLEM_WORDS } from '../problem-words.ts';

/** The page for an address where there is nothing; it says the same whatever the reason. */
export function notFoundPage(language: PageLanguage) {
  const { title, detail } = PROBLEM_WORDS.NOT_FOUND[language];
  return (
    <Layout title={`${title} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>{title}</h1>
        <p class="lead">{detail}</p>
        <p>
          <a href="/">Sigillum</a>
        </p>
      </main>
    </Layout>
  );
}
