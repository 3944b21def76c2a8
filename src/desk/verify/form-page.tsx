import type { PageLanguage } from '../../record/text.ts';
import { Layout } from '../parts/layout.tsx';
import { WORDS } from './words.ts';

/** Where a credential is chosen or pasted. A plain form: it needs no script, and the answer is the report itself. */
export function verifyFormPage(language: PageLanguage, trouble?: string) {
  const words = WORDS[language];
  return (
    <Layout title={`${words.title} · Sigillum`} language={language}>
      <main id="content" class="page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {trouble !== undefined && (
          <p class="notice" role="alert">
            {trouble}
          </p>
        )}
        <VerifyForm language={language} />
      </main>
    </Layout>
  );
}

export const VerifyForm = ({ language }: { language: PageLanguage }) => {
  const words = WORDS[language];
  return (
    <form class="verify" method="post" action={`/verify?lang=${language}`} enctype="multipart/form-data">
      <p class="field">
        <label for="file">{words.file}</label>
        <input type="file" id="file" name="file" aria-describedby="file-hint" />
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
