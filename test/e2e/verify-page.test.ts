import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, served } from '../support/browser.ts';
import { launchChromium } from '../support/chromium.ts';
import { pageAt, reportSamples } from '../support/verify-pages.ts';
import { makeWorld } from '../support/world.ts';

/** A folder for pictures of every page, to look at; none are taken without it. */
const LOOK = process.env.LOOK;
const PAGES = ['form', 'nothing', 'passed', 'indeterminate', 'stranger', 'failed', 'unreadable', 'several', 'unbroken'];
const WIDTHS = [1100, 390];

/** As text, because it runs in the browser, whose names the sources do not know. */
const OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';
const OPEN_ALL = `for (const details of document.querySelectorAll('details')) details.open = true`;
const SMALL_TARGETS = `[...document.querySelectorAll('a, button, input, summary, textarea')]
  .filter((element) => element.offsetParent !== null && !element.classList.contains('skip') && !element.closest('p'))
  .map((element) => [element.textContent.slice(0, 40), element.getBoundingClientRect().height])
  .filter(([, height]) => height < 24)`;

describeWithBrowser('the page for verifying, in Chromium', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    site = await served(pageAt(await reportSamples(await makeWorld())));
    browser = await launchChromium();
    if (LOOK) mkdirSync(LOOK, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of WIDTHS)
      it(`${colorScheme}, ${width} pixels: nothing for axe to find, nothing too wide, no small targets`, async () => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const found = await inspected(context, colorScheme, width);
        await context.close();
        expect(found).toEqual([]);
      });

  /** What is wrong with any page, with everything opened. */
  async function inspected(context: BrowserContext, colorScheme: string, width: number): Promise<string[]> {
    const found: string[] = [];
    const page = await context.newPage();
    page.on('console', (message) => {
      // The form with something wrong is a 400, and the browser says so.
      if (message.type() === 'error' && !message.text().includes('400')) found.push(`console: ${message.text()}`);
    });
    page.on('dialog', (dialog) => found.push(`dialog: ${dialog.message()}`));
    // Dark or light differ in colours and in nothing else.
    for (const name of PAGES)
      for (const language of colorScheme === 'dark' ? ['nl'] : ['nl', 'en']) {
        const where = `${name} ${language}`;
        await page.goto(`${site.origin}/${name}?lang=${language}`);
        if (LOOK && language === 'nl')
          await page.screenshot({ path: `${LOOK}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        await page.evaluate(OPEN_ALL);
        if ((await page.evaluate<number>(OVERFLOW)) > 0) found.push(`${where}: too wide`);
        for (const target of await page.evaluate<unknown[]>(SMALL_TARGETS)) found.push(`${where}: small ${target}`);
        const axe = new AxeBuilder({ page });
        const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
        for (const { id, nodes } of violations) found.push(`${where}: ${id}: ${nodes[0]?.html.slice(0, 200)}`);
      }
    return found;
  }

  it('without scripts everything is there: the verdict, the reasons and every finding', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}/failed?lang=nl`);
    expect(await page.title()).toMatch(/^Niet geldig · /);
    expect(await page.getByRole('heading', { level: 2, name: 'Niet geldig' }).count()).toBe(1);
    await page.getByText('Alle bevindingen').click();
    expect(await page.getByText('SIGNATURE_BROKEN').isVisible()).toBe(true);
    await context.close();
  });

  it('with the keyboard: past the masthead, to the file, the text and the button', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/form?lang=en`);
    const stops: string[] = [];
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate<string>(`document.activeElement.id || document.activeElement.textContent.trim()`));
    }
    expect(stops).toEqual([
      'Skip to content',
      'Sigillum',
      'Verify a credential',
      'API reference',
      'OpenAPI',
      'file',
      'credential',
      'Verify',
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.goto(`${site.origin}/form?lang=en`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('file');
    await page.close();
  });

  it('a form that was sent empty comes back with the sentence, tied to its first field, which has the focus', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/nothing?lang=nl`);
    expect(await page.title()).toMatch(/^Nog niet nagegaan/);
    expect(await page.getByRole('alert').textContent()).toMatch(/Kies een bestand of plak een bewijs/);
    expect(await page.evaluate('document.activeElement.id')).toBe('file');
    await page.close();
  });

  it('on paper: every finding is written out, and the form stays behind', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/failed?lang=nl`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('SIGNATURE_BROKEN').isVisible()).toBe(true);
    expect(await page.getByRole('button').isVisible()).toBe(false);
    if (LOOK) await page.pdf({ path: `${LOOK}/failed.pdf`, format: 'A4' });
    await page.close();
  });

  it('quoted text says its language, for whoever has the page read aloud', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/passed?lang=en`);
    expect(await page.locator('article.fact h4 bdi').first().getAttribute('lang')).toMatch(/^(nl|en)$/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.close();
  });
});
