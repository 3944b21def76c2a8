/** The one stylesheet of the public pages; served as a file, so that the content security policy needs no exception. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --panel: #f4f1ec; --line: #d9d3c8; --ink: #1d1f22; --soft: #575b62;
  --link: #174f8c; --seal: #8c2f1b; --warn-paper: #fff1d6; --warn-line: #b06f00; --focus: #174f8c;
  --get: #1c5a33; --post: #174f8c; --put: #6b4a00; --delete: #93241b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --panel: #1f2226; --line: #3b4047; --ink: #e9e6e0; --soft: #b0b4ba;
    --link: #8fbdf2; --seal: #f0a08c; --warn-paper: #33280f; --warn-line: #d9a441; --focus: #8fbdf2;
    --get: #8fd3a6; --post: #8fbdf2; --put: #e5c07a; --delete: #f2a49b;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .07em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0 0 .5rem; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2vw, 2.3rem); letter-spacing: -.015em; }
h2 { font-size: 1.5rem; margin-top: 3.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.17rem; margin-top: 2.25rem; }
h4 { font-size: .95rem; margin-top: 1.4rem; }
p, ul, ol, dl, pre, details { margin: 0 0 .9rem; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: .875em; }
code { overflow-wrap: anywhere; background: var(--panel); border-radius: 3px; padding: .08em .28em; }
a code { color: inherit; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
pre code { background: none; padding: 0; font-size: 1em; }
summary { cursor: pointer; padding: .15rem 0; min-height: 1.75rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; z-index: 2; }
.masthead { border-bottom: 1px solid var(--line); }
.masthead > div { max-width: 78rem; margin: 0 auto; padding: .8rem 1.25rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; }
.brand { display: inline-flex; align-items: center; gap: .55rem; font-weight: 650; font-size: 1.1rem; text-decoration: none; color: var(--ink); margin-right: auto; }
.brand svg { width: 1.7rem; height: 1.7rem; color: var(--seal); }
.masthead nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.masthead nav a { padding: .25rem 0; }
.page { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
.with-contents { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem 4rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3.5rem; }
.with-contents main { padding-top: 2rem; max-width: 50rem; min-width: 0; }
.contents { padding-top: 1.25rem; font-size: .93rem; }
.contents > details > summary { font-weight: 600; }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents li li { padding-left: .9rem; }
.contents a { display: block; padding: .2rem 0; text-decoration: none; color: var(--soft); line-height: 1.4; }
.contents a:hover { color: var(--link); text-decoration: underline; }
.contents > details > ul > li + li > a { margin-top: .55rem; }
.contents li li + li a { margin-top: 0; }
.contents > details > ul > li > a { color: var(--ink); font-weight: 600; }
@media (min-width: 62rem) {
  .with-contents { grid-template-columns: 16rem minmax(0, 1fr); }
  .contents { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 2rem .75rem 2rem 0; scrollbar-width: thin; }
  @supports selector(::details-content) {
    .contents > details > summary { display: none; }
    .contents > details::details-content { content-visibility: visible; block-size: auto; }
  }
}
.lead { font-size: 1.13rem; color: var(--soft); }
.soft { color: var(--soft); }
.small { font-size: .9rem; }
.method { font: 650 .78rem/1 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; letter-spacing: .04em; border: 1.5px solid currentColor; border-radius: 4px; padding: .22em .45em; vertical-align: .12em; margin-right: .55em; white-space: nowrap; }
.get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .delete { color: var(--delete); }
.address { margin-top: -.1rem; }
.address code { background: none; padding: 0; color: var(--soft); }
.fields { margin: 0 0 .9rem; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.fields > li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.fields p { margin: 0; }
.fields .head { display: flex; flex-wrap: wrap; gap: .1rem .7rem; align-items: baseline; }
.fields .head > code { font-weight: 650; background: none; padding: 0; }
.required { color: var(--seal); font-size: .85rem; font-weight: 600; }
.kind { color: var(--soft); font-size: .9rem; }
.fields .accepted { font-size: .9rem; color: var(--soft); }
.fields details { margin: .2rem 0 0; font-size: .96rem; }
.fields .fields { margin: 0 0 0 .2rem; padding-left: .9rem; border-top: 0; border-left: 2px solid var(--line); }
.fields .fields > li:last-child { border-bottom: 0; }
.answers { margin: 0; padding: 0; list-style: none; }
.answers > li { padding: .15rem 0; }
.answers .status { display: inline-block; min-width: 3rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; }
.chips a { display: inline-block; font: .78rem/1.2 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; border: 1px solid var(--line); border-radius: 4px; padding: .35rem .5rem; text-decoration: none; overflow-wrap: anywhere; }
.chips a:hover { border-color: currentColor; }
.problem { border-bottom: 1px solid var(--line); padding: .9rem 0; }
.problem h3 { margin: 0 0 .35rem; font-size: 1rem; display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; }
.problem h3 code { background: none; padding: 0; }
.problem p { margin: 0 0 .3rem; }
h3:target, .problem:target { background: color-mix(in srgb, var(--link) 9%, transparent); outline: 6px solid color-mix(in srgb, var(--link) 9%, transparent); border-radius: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { overflow-wrap: anywhere; text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; overflow-wrap: break-word; hyphens: auto; }
.facts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0; margin: 1.25rem 0; }
.facts dt { font-weight: 600; font-size: .92rem; margin-top: .7rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
@media (min-width: 40rem) {
  .facts { grid-template-columns: 12rem minmax(0, 1fr); border-top: 1px solid var(--line); }
  .facts dt { hyphens: auto; } .facts dt, .facts dd { margin: 0; padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); }
}
.notice { background: var(--warn-paper); border-left: 4px solid var(--warn-line); padding: .8rem 1rem; border-radius: 0 6px 6px 0; margin: 1.25rem 0; }
.notice p:last-child { margin: 0; }
.cards { list-style: none; padding: 0; margin: 0; display: grid; gap: .8rem; }
.cards > li { border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; }
.cards h3 { margin: 0 0 .2rem; font-size: 1.05rem; }
.cards p { margin: 0; }
.cards .facts { margin: .6rem 0 0; }
.cards .facts > :nth-last-child(-n+2) { border-bottom: 0; }
.links { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
.footer > div { max-width: 78rem; margin: 0 auto; padding: 1.25rem; }
form.verify { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1.2rem 1.25rem; }
.field { display: grid; gap: .3rem; margin: 0 0 1.1rem; }
.field label { font-weight: 600; }
.hint { color: var(--soft); font-size: .9rem; }
input[type="file"], textarea { font: inherit; color: inherit; width: 100%; min-height: 2.6rem; padding: .55rem .7rem; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
textarea { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: .875rem; resize: vertical; }
.send { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; margin: 0; }
button { font: inherit; font-weight: 650; min-height: 2.75rem; padding: .5rem 1.4rem; border: 0; border-radius: 6px; background: var(--link); color: var(--paper); cursor: pointer; }
button:hover { text-decoration: underline; }
.mark { width: 1.25em; height: 1.25em; flex: none; }
.verdict { border: 1px solid var(--line); border-left: 6px solid var(--soft); border-radius: 0 8px 8px 0; padding: 1rem 1.25rem; margin: 1rem 0 1.5rem; }
.verdict h2 { margin: 0 0 .35rem; padding: 0; border: 0; font-size: 1.35rem; }
.verdict .nth { display: block; color: var(--soft); font-size: .95rem; font-weight: 400; }
.verdict .word { display: flex; align-items: center; gap: .55rem; font-weight: 650; }
.overview { padding-left: 1.6rem; } .overview li { margin: .2rem 0; padding-left: .2rem; }
.overview .outcome { margin-right: .8rem; vertical-align: bottom; } .overview a { display: inline-block; padding: .1rem 0; }
.one + .one { margin-top: 3.5rem; }
bdi { overflow-wrap: anywhere; }
.verdict > :last-child { margin-bottom: 0; }
.verdict.passed { border-left-color: var(--get); } .verdict.passed .word { color: var(--get); }
.verdict.failed { border-left-color: var(--delete); } .verdict.failed .word { color: var(--delete); }
.verdict.indeterminate { border-left-color: var(--warn-line); background: var(--warn-paper); }
td.outcome { white-space: nowrap; }
.report th[scope=row] { width: 11rem; }
@media (max-width: 40rem) {
  .six, .six tbody, .six tr, .six th, .six td { display: block; } .report th[scope=row] { width: auto; }
  .six thead { position: absolute; left: -100vw; }
  .six tr { border-bottom: 1px solid var(--line); padding: .55rem 0; } .six th, .six td { border: 0; padding: .1rem 0; }
}
span.outcome { display: inline-flex; align-items: center; gap: .4rem; font-weight: 600; }
.outcome.passed { color: var(--get); } .outcome.failed { color: var(--delete); } .outcome.skipped { color: var(--soft); font-weight: 400; }
.fact { border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.fact h4 { font-size: 1.05rem; margin: 0; }
.fact .facts { margin: .7rem 0 .4rem; } .fact ul { margin: 0; padding-left: 1.1rem; }
.fact .fact { margin-top: .8rem; }
.findings { list-style: none; padding: 0; } .findings > li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
.findings pre { margin: .4rem 0 0; }
@media print {
  :root { --paper: #fff; --panel: #f5f5f5; --ink: #000; --soft: #333; --link: #000; --line: #bbb; --seal: #000; }
  .skip, .contents, .masthead nav, .again { display: none; }
  .with-contents { display: block; } .with-contents main { max-width: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2, h3, h4, summary { break-after: avoid; } .problem, .fields > li, pre { break-inside: avoid; }
  .verdict, .six tr, .fact li { break-inside: avoid; }
  body { font-size: 10pt; }
}
@media (forced-colors: active) { .method, .chips a { border-color: currentColor; } }
`;
