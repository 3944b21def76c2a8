import { zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/verifying/report.ts';
import { describeWithBrowser, served } from '../support/browser.ts';
import { launchChromium } from '../support/chromium.ts';
import { pageAt, retitled } from '../support/verify-pages.ts';
import { type Content, contentsOf } from '../support/world/contents.ts';
import { makeWorld } from '../support/world.ts';

/** Attacks 30 and 31: what a stranger writes into a document is text on our page, and reads as what it is. */

const LIVE = [
  '<script>alert(1)</script>',
  '<svg onload=alert(2)>',
  '<img src=x onerror=alert(3)>',
  '"><iframe srcdoc="<script>alert(4)</script>">',
  "' autofocus onfocus=alert(5) x='",
  '</title><script>alert(6)</script>',
  'javascript:alert(7)',
  'data:text/html,<script>alert(8)</script>',
  '</pre></details><a href="javascript:alert(9)">x</a>',
  '<style>*{background:url(https://evil.example/)}</style>',
];
const HOSTILE = LIVE.join(' ');
/** Override, isolate, zero width, tag characters, blank letters: none of them may reach the eye. */
const UNSEEN = 'KU\u202eneveL\u2066x\u200b\u00ad\u{e0041}\u3164\u2028end';

type Loose = Record<string, unknown>;

function picturedBadge(badge: Content): Content {
  const copy = structuredClone(badge);
  const image = { id: SVG_ADDRESS, type: 'Image', caption: HOSTILE };
  copy.issuer.image = image;
  copy.credentialSubject.achievement.image = image;
  copy.credentialSubject.achievement.criteria = { narrative: `![x](https://evil.example/p.png) ${HOSTILE}` };
  return copy;
}

/** Every string member that a person could read replaced, at any depth. */
function spoiled(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => spoiled(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const words = [
        'title',
        'legalName',
        'prefLabel',
        'givenName',
        'familyName',
        'fullName',
        'description',
        'noteLiteral',
      ];
      if (words.includes(name) && typeof member === 'object' && member !== null && !Array.isArray(member))
        return [name, Object.fromEntries(Object.keys(member).map((tag) => [tag, text]))];
      return [name, spoiled(member, text)];
    }),
  );
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(10)"><image href="https://evil.example/svg"/></svg>';
const SVG_ADDRESS = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
/** Everything a credential may bring along to be looked at: a template, a page, a logo, a picture. */
const RENDER_METHODS = [
  { id: SVG_ADDRESS, type: 'SvgRenderingTemplate2023', template: SVG },
  { id: 'https://evil.example/render', type: 'TemplateRenderMethod', mediaType: 'text/html', template: HOSTILE },
];
const mediaObject = (id: string, content: string): Loose => ({
  id,
  type: 'MediaObject',
  content: Buffer.from(content).toString('base64'),
  contentUrl: SVG_ADDRESS,
  contentEncoding: { id: 'http://data.europa.eu/snb/encoding/6146cde7dd', type: 'Concept' },
  contentType: { id: 'http://publications.europa.eu/resource/authority/file-type/SVG', type: 'Concept' },
});
const pictured = (document: Loose): Loose => ({
  ...document,
  renderMethod: RENDER_METHODS,
  issuer: { ...(document.issuer as Loose), logo: mediaObject('urn:x:logo', SVG), image: SVG_ADDRESS },
  displayParameter: {
    ...(document.displayParameter as Loose),
    title: { nl: HOSTILE, en: HOSTILE },
    description: { nl: HOSTILE, en: HOSTILE },
    individualDisplay: [
      {
        id: 'urn:x:display',
        type: 'IndividualDisplay',
        displayDetail: [{ id: 'urn:x:detail', type: 'DisplayDetail', image: mediaObject('urn:x:image', SVG), page: 1 }],
      },
    ],
  },
});

async function hostileSamples(): Promise<Readonly<Record<string, Verification>>> {
  const world = await makeWorld();
  const document = world.vcdm2Document as object as Loose;
  const { '@context': context, ...rest } = document;
  const everywhere = { '@context': context, ...(spoiled(rest, HOSTILE) as Loose) };
  const signed = await world.secured(everywhere);
  const bytes = new TextEncoder().encode(await world.secured(document));
  return {
    proved: await world.look(signed),
    sealed: await world.look(
      await world.seal({
        '@context': world.edcDocument['@context'],
        ...(spoiled({ ...world.edcDocument, '@context': undefined }, HOSTILE) as Loose),
      }),
    ),
    picturedSeal: await world.look(await world.seal(pictured(world.edcDocument as object as Loose))),
    picturedToken: await world.look(await world.token({ typ: 'vc+jwt' }, pictured(document))),
    picturedClaim: await world.look(JSON.stringify(pictured(document))),
    picturedBadge: await world.look(await world.secured(picturedBadge(contentsOf(world).badge))),
    broken: await world.look(signed.replace('alert(1)', 'alert(11)')),
    claimed: await world.look(JSON.stringify(everywhere)),
    unseen: await world.look(await world.secured({ '@context': context, ...(spoiled(rest, UNSEEN) as Loose) })),
    archive: await world.look(
      zipSync({
        [`${LIVE[1]}.json`]: bytes,
        [`a${UNSEEN}.json`]: bytes,
        [`${LIVE[2]}.txt`]: new TextEncoder().encode('nothing'),
        [`deep/${LIVE[9]?.replaceAll('/', '|')}`]: new TextEncoder().encode('{"@context":'),
      }),
    ),
    rubbish: await world.look(`{"@context": ["${HOSTILE.replaceAll('"', '\\"')}"], "type": "${LIVE[0]}"}`),
    type: await world.look(JSON.stringify({ ...document, credentialStatus: { type: LIVE[0], id: LIVE[6] } })),
    endless: await world.look(
      await world.secured(retitled(document, { nl: 'x'.repeat(90_000), en: '\u202e'.repeat(9_000) })),
    ),
  };
}

const at = async (samples: Readonly<Record<string, Verification>>, path: string) => {
  const answer = await pageAt(samples)(new URL(path, 'http://localhost'));
  return { text: await answer.text(), headers: answer.headers };
};

let samples: Readonly<Record<string, Verification>>;
beforeAll(async () => {
  samples = await hostileSamples();
});
const PICTURED = ['picturedSeal', 'picturedToken', 'picturedClaim', 'picturedBadge'];
const NAMES = [
  ...['proved', 'sealed', 'broken', 'claimed', 'unseen', 'archive', 'rubbish', 'type', 'endless'],
  ...PICTURED,
];

describe('what a stranger wrote, on the report page', () => {
  it('the hostile documents are ones whose words are shown: some are proved', () => {
    for (const name of ['proved', 'sealed', 'unseen']) expect(samples[name]?.reports[0]?.facts?.length, name).toBe(1);
    expect(samples.proved?.verdict).not.toBe('failed');
    expect(samples.archive?.reports.length).toBeGreaterThan(1);
  });

  it.each(NAMES)('%s: no element, attribute or address of theirs, and the policy that would stop it', async (name) => {
    for (const language of ['nl', 'en']) {
      const { text, headers } = await at(samples, `/${name}?lang=${language}`);
      expect(text).not.toMatch(/<script|<iframe|<style|<img|<svg[^>]*onload|<[^<>]*\son\w+=/i);
      for (const [, address] of text.matchAll(/<[^<>]*\s(?:href|src|action)="([^"]*)"/g))
        expect(address).toMatch(/^(\/(?!\/)|#)/);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
    }
  });

  it('pictures, logos, pages and templates that a proved credential brings along are not shown at all', async () => {
    for (const name of ['picturedSeal', 'picturedToken', 'picturedBadge'])
      expect(samples[name]?.reports[0]?.facts?.length, name).toBe(1);
    for (const name of PICTURED) {
      const { text } = await at(samples, `/${name}`);
      expect(text, name).not.toMatch(/<(?:img|image|object|embed|picture|video|iframe|template)\b/i);
      for (const [drawing] of text.matchAll(/<svg[^<>]*>/gi)) expect(drawing).not.toMatch(/xmlns|\son|href|style/i);
      expect(text, name).not.toMatch(/<[^<>]*(?:data:|evil\.example|javascript:)/i);
      expect(text, name).not.toContain(Buffer.from(SVG).toString('base64'));
    }
  });

  it('shows it as text, so that a person sees what was tried', async () => {
    const { text } = await at(samples, '/proved');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('&lt;svg onload=alert(2)&gt;');
  });

  it.each(NAMES)('%s: nothing that turns or hides text is left, in the evidence neither', async (name) => {
    const { text } = await at(samples, `/${name}`);
    expect(text).not.toMatch(/(?![\uFE0E\uFE0F\n])[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
  });

  it('what is without end is cut: the page stays a page', async () => {
    const { text } = await at(samples, '/endless');
    expect(text.length).toBeLessThan(100_000);
  });
});

describe('a name in letters that only look right', () => {
  it('is quoted at most; the name that is shown is the registry’s own', async () => {
    const world = await makeWorld();
    const { issuer, ...rest } = structuredClone(world.vcdm2Document) as object as {
      issuer: { legalName: object };
    } & Loose;
    // Cyrillic у and е.
    const imitated = 'Univ\u0435rsit\u0435it Sch\u0435ld\u0435land';
    const claimed = { ...rest, issuer: { ...issuer, legalName: { nl: imitated, en: imitated } } };
    const own = { known: await world.look(await world.secured(claimed)) };
    const { text } = await at(own, '/known?lang=nl');
    expect(text).toMatch(
      /<dt>Uitgereikt door<\/dt><dd><strong><bdi lang="nl">Universiteit Scheldeland<\/bdi><\/strong>/,
    );
    expect(text).toMatch(new RegExp(`<dt>Noemt zichzelf</dt><dd>“<bdi lang="nl">[^<]*${imitated}</bdi>”`));
    expect(text.indexOf('Universiteit Scheldeland')).toBeLessThan(text.indexOf(imitated));
    expect(own.known.reports[0]?.checks.map(({ code }) => code)).toContain('ISSUER_NAME_MISLEADING');

    const stranger = { stranger: await world.look(await world.secured(claimed), { strangers: true }) };
    const unknown = await at(stranger, '/stranger?lang=nl');
    expect(unknown.text).not.toContain('Uitgereikt door');
    expect(unknown.text).toContain('niemand van wie wij het weten, bevestigt het');
  });
});

describeWithBrowser('the same in Chromium', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    site = await served(pageAt(samples));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('no dialog, no request to elsewhere, no complaint, with everything opened and every link pressed', async () => {
    const happened: string[] = [];
    const page = await browser.newPage();
    page.on('dialog', async (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('console', (message) => happened.push(`console ${message.text()}`));
    page.on('pageerror', (error) => happened.push(`error ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin)) happened.push(`request ${request.url()}`);
    });
    for (const name of NAMES) {
      await page.goto(`${site.origin}/${name}`);
      await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
      await page.evaluate(`for (const a of document.querySelectorAll('a[href^="#"]')) a.click()`);
    }
    expect(happened).toEqual([]);
    await page.close();
  });

  it('would have noticed: the same words as markup, without the policy, run', async () => {
    const page = await browser.newPage();
    const dialog = page.waitForEvent('dialog', { timeout: 5_000 });
    void page.setContent(`<p>${LIVE[0]}</p>`).catch(() => undefined);
    const seen = await dialog;
    expect(seen.message()).toBe('1');
    await seen.dismiss();
    await page.close();
  });
});
