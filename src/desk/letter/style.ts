/**
 * The style of a letter, inside the page itself: a letter is kept and sent on as one file. It is written without quotes,
 * angle brackets and ampersands, which a page would have to escape.
 */
export const LETTER_STYLE = `
:root { color-scheme: light; --ink: #1d1f22; --soft: #4d5157; --line: #b9b4aa; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #ffffff; color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, Noto Sans, sans-serif; overflow-wrap: break-word; }
.letter { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.75rem; letter-spacing: -.01em; margin: 2.25rem 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .6rem; }
h3 { font-size: 1.06rem; margin: 1.5rem 0 .4rem; }
p, ul, dl { margin: 0 0 .8rem; }
p, li, dd, th, td { hyphens: auto; -webkit-hyphens: auto; hyphenate-limit-chars: 10 4 4; }
.verbatim, .decision, .sender { hyphens: manual; -webkit-hyphens: manual; }
.sender { font-weight: 650; font-size: 1.15rem; margin-bottom: 1.25rem; }
dl { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0; border-top: 1px solid var(--line); }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (min-width: 34rem), print {
  dl { grid-template-columns: minmax(13rem, max-content) minmax(0, 1fr); }
  dt, dd { margin: 0; padding: .35rem .8rem .35rem 0; }
  dt { grid-column: 1; } dd { grid-column: 2; }
  dt, dd.first { border-top: 1px solid var(--line); }
  dl { border-top: 0; border-bottom: 1px solid var(--line); }
}
.copy { border: 1px solid var(--soft); padding: .6rem .9rem; }
.decision { border-left: 5px solid var(--ink); padding: .3rem 0 .3rem 1rem; margin: 0 0 1rem; font-size: 1.12rem; font-weight: 600; break-inside: avoid; }
.sign { width: 1.2em; height: 1.2em; vertical-align: -.22em; margin-right: .4em; flex: none; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid var(--line); }
th { font-weight: 600; }
tbody th { font-weight: 400; }
thead th { border-top: 0; border-bottom: 1.5px solid var(--ink); vertical-align: bottom; }
tr { break-inside: avoid; }
@media (max-width: 34rem) { table { font-size: .9rem; } th, td { padding-right: .6rem; } }
bdi { overflow-wrap: anywhere; }
.foot { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: .7rem; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
@page { size: A4; margin: 20mm 22mm 22mm; @bottom-right { content: counter(page); font: 9pt sans-serif; } }
@media print {
  :root { --ink: #000000; --soft: #000000; --line: #777777; }
  body { font-size: 10.5pt; line-height: 1.45; }
  .letter { max-width: none; padding: 0; }
  h1 { font-size: 17pt; } h2 { font-size: 13pt; } h3 { font-size: 11pt; }
  h1 { margin-top: 1.4rem; } h2 { margin-top: 1.3rem; }
  table { font-size: 9.5pt; }
  p { orphans: 3; widows: 3; } dl, dt, dd { break-inside: avoid; }
}
`;
