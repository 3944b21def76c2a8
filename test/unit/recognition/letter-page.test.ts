import { createHash } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_POLICY, letterPage } from '../../../src/desk/letter/page.tsx';
import { LETTER_STYLE } from '../../../src/desk/letter/style.ts';
import { composeLetter } from '../../../src/recognition/letter/compose.ts';
import { describeWithBrowser, served } from '../../support/browser.ts';
import { launchChromium } from '../../support/chromium.ts';
import { CONDITIONAL, DECIDED, DECIDING, REFUSED } from '../../support/recognition/decided.ts';

const page = (decision = REFUSED, language: 'nl' | 'en' = 'nl') =>
  letterPage(composeLetter(decision, language, DECIDING));

describe('the page of a letter', () => {
  it('its policy lets in its own style and nothing else', () => {
    const digest = createHash('sha256').update(LETTER_STYLE).digest('base64');
    expect(LETTER_POLICY).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
    expect(page()).toContain(`<style>${LETTER_STYLE}</style>`);
  });

  it('nothing in it runs or comes from elsewhere', () => {
    for (const decision of Object.values(DECIDED))
      expect(page(decision)).not.toMatch(
        /<(?:script|link|img|iframe|object|form|a)\b|\son\w+=|\ssrc=|\shref=|url\(|@import/i,
      );
  });

  it('it says its language, and that of what is quoted in another', () => {
    expect(page()).toContain('<html lang="nl" dir="ltr">');
    expect(page(CONDITIONAL, 'en')).toContain('<html lang="en" dir="ltr">');
    expect(page(CONDITIONAL, 'en')).toContain('<bdi lang="nl">Codex Hoger Onderwijs, art. II.241</bdi>');
  });

  it('a result is a word beside its sign', () => {
    expect(page()).toMatch(/<td><svg class="sign"[^>]*aria-hidden="true".*?<\/svg><strong>Niet voldaan<\/strong>: /);
  });

  it('a hyphen is never put into a name or an identifier', () => {
    expect(page()).toContain('<bdi class="verbatim">0a9e4c77-51d2-4e5a-8c3b-7d1f2a6b8e90</bdi>');
    expect(LETTER_STYLE).toContain('.verbatim, .decision, .sender { hyphens: manual;');
  });
});

describeWithBrowser('the page of a letter in a browser', () => {
  const SHOWN = { '/refused': page(REFUSED), '/conditional': page(CONDITIONAL, 'en') } as const;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    browser = await launchChromium();
    server = await served(async ({ pathname }) => {
      const html = Object.entries(SHOWN).find(([path]) => path === pathname)?.[1];
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': LETTER_POLICY };
      return new Response(html ?? '', { status: html ? 200 : 404, headers });
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(Object.keys(SHOWN))(
    'nothing for axe to find, nothing too wide, its style is let in: %s',
    async (path) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
      const view = await context.newPage();
      const refused: string[] = [];
      view.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404')) refused.push(message.text());
      });
      await view.goto(server.origin + path);
      expect(refused).toEqual([]);
      expect(await view.evaluate("getComputedStyle(document.querySelector('.decision')).borderLeftWidth")).toBe('5px');
      for (const width of [320, 1280]) {
        await view.setViewportSize({ width, height: 800 });
        expect(await view.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const { violations } = await new AxeBuilder({ page: view }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      }
      await context.close();
    },
    120_000,
  );
});
