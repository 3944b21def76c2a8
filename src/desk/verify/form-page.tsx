import type { PageLanguage } from '../../record/text.ts';
import { Layout } from '../parts/layout.tsx';
import { WORDS } from './words.ts';

/**
 * Where a credential is chosen or pasted. A plain form: it needs no script, and the answer is the report itself. What was
 * wrong with the form that was sent is said in the title, above the form and at its first field.
 */
export function verifyFormPage(language: PageLanguage, trouble?: string) {
  const words = WORDS[language];
  const title = trouble === undefined ? words.title : `${words.trouble}: ${words.title}`;
  return (
    <Layout title={`${title} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {trouble !== undefined && (
          <p class="notice" role="alert" id="trouble">
            <a href="#file">{trouble}</a>
          </p>
        )}
        <VerifyForm language={language} trouble={trouble !== undefined} />
      </main>
    </Layout>
  );
}

export const VerifyForm = ({ language, trouble = false }: { language: PageLanguage; trouble?: boolean }) => {
  const words = WORDS[language];
  return (
    <form class="verify" method="post" action={`/verify?lang=${language}`} enctype="multipart/form-data">
      <p class="field">
        <label for="file">{words.file}</label>
        <input
          type="file"
          id="file"
          name="file"
          multiple
          autofocus={trouble}
          aria-describedby={trouble ? 'trouble file-hint' : 'file-hint'}
        />
        <span id="file-hint" class="hint">
          {words.fileHint}
        </span>
      </p>
      <p class="field">
        <label for="credential">{words.paste}</label>
        <textarea id="credential" name="credential" rows={6} spellcheck={false} autocomplete="off" />
      </p>
      <p class="send">
        <button type="submit">{words.submit}</button>
        <span class="hint">{words.privacy}</span>
      </p>
    </form>
  );
};
