import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMS, type Form } from '../../credential/securing.ts';
import { decodeBase64 } from '../../record/base64.ts';
import { apiOf, type Client, expecting } from '../client.ts';

/** A credential in each of its forms, byte for byte as downloaded. */
export type Documents = Readonly<Record<Form, string>>;

export async function download(call: Client, slug: string, credentialId: string): Promise<Documents> {
  const forms = FORMS.map(async (form) => {
    const path = apiOf(slug, `/credentials/${encodeURIComponent(credentialId)}/documents/${form}`);
    return [form, (await expecting(call('GET', path), 200)).text] as const;
  });
  return Object.fromEntries(await Promise.all(forms)) as Record<Form, string>;
}

/** `.jsonld` is what Europass asks of a sealed file, though it holds a JWS. */
const SUFFIX: Readonly<Record<Form, string>> = {
  edc: 'edc.jsonld',
  'vc-ecdsa': 'vc-ecdsa.json',
  'vc-eddsa': 'vc-eddsa.json',
};

/** Writes every form, and the page images that the EDC carries, as files beginning with `name`; answers their names. */
export async function save(folder: string, name: string, documents: Documents): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: [string, string | Uint8Array][] = [
    ...FORMS.map((form): [string, string] => [`${name}.${SUFFIX[form]}`, documents[form]]),
    ...pageImages(documents.edc).map(({ language, png }): [string, Uint8Array] => [`${name}.${language}.png`, png]),
  ];
  for (const [file, content] of files) await writeFile(join(folder, file), content);
  return files.map(([file]) => file);
}

interface Displays {
  readonly displayParameter: {
    readonly individualDisplay: readonly {
      readonly language: { readonly id: string };
      readonly displayDetail: readonly { readonly image: { readonly content: string } }[];
    }[];
  };
}

/** The certificate pages inside an EDC, one in each language. */
export function pageImages(edc: string): { readonly language: string; readonly png: Uint8Array }[] {
  const { displayParameter } = JSON.parse((JSON.parse(edc) as { payload: string }).payload) as Displays;
  return displayParameter.individualDisplay.map(({ language, displayDetail }) => {
    const png = decodeBase64(displayDetail[0]?.image.content ?? '');
    if (!png?.length) throw new Error('an EDC without a page image');
    return { language: language.id.endsWith('/NLD') ? 'nl' : 'en', png };
  });
}
