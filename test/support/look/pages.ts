import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { launchChromium } from '../chromium.ts';

/**
 * Takes pictures of the public pages of a running service, to look at, and complains about what a machine can see:
 * `node test/support/look/pages.ts <origin> <folder> [institution] [file to verify ...]`. Wants Chromium under CHROMIUM or /usr/bin/chromium.
 */
const [origin = 'http://localhost:8787', folder = 'demo-output/pages', institution = 'scheldeland', ...files] =
  process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const PAGES = { home: '/', institution: `/i/${institution}`, docs: '/docs', verify: '/verify', nowhere: '/nowhere' };
const WIDTHS = { desktop: 1280, phone: 390 };
const browser = await launchChromium();

/** What is wider than the page. As text, because it runs in the browser, whose names the sources do not know. */
const TOO_WIDE = `document.documentElement.scrollWidth <= innerWidth
  ? []
  : [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 5)
      .map((element) => element.tagName + ' ' + element.className + ' ' + element.textContent.slice(0, 60))`;
const OPEN_ALL = `for (const details of document.querySelectorAll('details')) details.open = true`;
const tooWide = (page: Page): Promise<string[]> => page.evaluate<string[]>(TOO_WIDE);

let complaints = 0;
for (const colorScheme of ['light', 'dark'] as const)
  for (const [size, width] of Object.entries(WIDTHS)) {
    const context = await browser.newContext({ colorScheme, locale: 'nl-BE', viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() !== 'error' || message.text().includes('404')) return;
      complaints++;
      console.log('console:', message.text());
    });
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(origin + path);
      const wide = await tooWide(page);
      complaints += wide.length;
      for (const element of wide) console.log(`${name} ${size}: too wide: ${element}`);
      const file = `${folder}/${name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: file, fullPage: name !== 'docs' });
      console.log(file);
      if (name !== 'docs') continue;
      for (const anchor of ['first-credential', 'issueAward', 'record-Specification', 'problems', 'vocabularies']) {
        await page.goto(`${origin}${path}#${anchor}`);
        await page.screenshot({ path: `${folder}/docs-${anchor}-${size}-${colorScheme}.png` });
      }
      await page.evaluate(OPEN_ALL);
      for (const element of await tooWide(page)) {
        complaints++;
        console.log(`docs opened ${size}: too wide: ${element}`);
      }
    }
    for (const [index, file] of files.entries()) {
      await page.goto(`${origin}/verify?lang=nl`);
      await page.setInputFiles('#file', file);
      await page.getByRole('button').click();
      await page.waitForLoadState();
      const name = `report-${index + 1}-${size}-${colorScheme}`;
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      console.log(`${folder}/${name}.png: ${await page.title()}`);
      await page.evaluate(OPEN_ALL);
      for (const element of await tooWide(page)) {
        complaints++;
        console.log(`${name}: too wide: ${element}`);
      }
    }
    await context.close();
  }
await browser.close();
process.exitCode = complaints === 0 ? 0 : 1;
