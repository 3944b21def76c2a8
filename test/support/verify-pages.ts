import { zipSync } from 'fflate';
import { ICON, ICON_ADDRESS, page, STYLE_ADDRESS } from '../../src/desk/parts/layout.tsx';
import { STYLE } from '../../src/desk/parts/style.ts';
import { verifyFormPage } from '../../src/desk/verify/form-page.tsx';
import { verifyReportPage } from '../../src/desk/verify/report-page.tsx';
import { WORDS } from '../../src/desk/verify/words.ts';
import type { PageLanguage } from '../../src/record/text.ts';
import type { Verification } from '../../src/verifying/report.ts';
import { spoken } from '../../src/verifying/spoken.ts';
import { listUrl, type World } from './world.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The document with another title for what was learned. */
export function retitled(document: object, title: Readonly<Record<string, string>>): object {
  const copy = structuredClone(document) as { credentialSubject: { hasClaim: { title: object }[] } };
  const [claim] = copy.credentialSubject.hasClaim;
  if (!claim) throw new Error('the document claims nothing');
  claim.title = title;
  return copy;
}

/** What a report can look like, from a credential in order to a file that is none, and one that is hard to set in type. */
export async function reportSamples(world: World): Promise<Readonly<Record<string, Verification>>> {
  const good = await world.secured(world.vcdm2Document);
  const edc = await world.seal(world.edcDocument);
  const changed = good.replace(/("familyName":\s*\{"\w+":")/u, '$1X');
  const long = 'Omgevingsbemiddelingsdeskundigheidsbevordering'.repeat(12);
  const unbroken = retitled(world.vcdm2Document, { nl: long, en: long });
  const archive = zipSync({
    'in orde.json': bytesOf(good),
    'gewijzigd.json': bytesOf(changed),
    [`${'zeer-lange-naam-'.repeat(14)}.jsonld`]: bytesOf(edc),
    'leesmij.txt': bytesOf('Geen bewijs.'),
  });
  return {
    passed: await world.look(edc),
    indeterminate: await world.look(good, { down: [listUrl('r-1')] }),
    stranger: await world.look(edc, { strangers: true }),
    failed: await world.look(changed),
    unreadable: await world.look('Dit is geen bewijs.'),
    several: await world.look(archive),
    unbroken: await world.look(await world.secured(unbroken)),
  };
}

/** The form, the form with something wrong, and every sample as pages: `/form`, `/passed?lang=nl`, … */
export function pageAt(samples: Readonly<Record<string, Verification>>): (url: URL) => Promise<Response> {
  return async ({ pathname, searchParams }) => {
    if (pathname === STYLE_ADDRESS) return new Response(STYLE, { headers: { 'content-type': 'text/css' } });
    if (pathname === ICON_ADDRESS) return new Response(ICON, { headers: { 'content-type': 'image/svg+xml' } });
    const language: PageLanguage = searchParams.get('lang') === 'nl' ? 'nl' : 'en';
    const form = { form: true };
    if (pathname === '/form') return page(verifyFormPage(language), 200, {}, form);
    if (pathname === '/nothing')
      return page(verifyFormPage(language, WORDS[language].troubles.BODY_MISSING), 400, {}, form);
    const sample = samples[pathname.slice(1)];
    if (!sample) return new Response('nothing here', { status: 404 });
    return page(verifyReportPage(spoken(sample, language), language), 200, {}, form);
  };
}
