import { mkdirSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';

/**
 * Takes pictures of the public pages of a running service, to look at, and complains about what a machine can see:
 * `node test/support/look/pages.ts <origin> <folder> [institution]`. Wants Chromium under CHROMIUM or /usr/bin/chromium.
 */
const [origin = 'http://localhost:8787', folder = 'demo-output/pages', institution = 'scheldeland'] =
  process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const PAGES = { home: '/', institution: `/i/${institution}`, docs: '/docs', nowhere: '/nowhere' };
const WIDTHS = { desktop: 1280, phone: 390 };
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ],
});

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
    await context.close();
  }
await browser.close();
process.exitCode = complaints === 0 ? 0 : 1;
