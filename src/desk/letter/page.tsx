import type { Block, Cell, Letter, Phrase, Row } from '../../recognition/letter/letter.ts';
import { OUTCOME_SIGNS, RESULT_SIGNS } from '../../recognition/letter/signs.ts';
import { LETTER_STYLE } from './style.ts';

/** SHA-256 of `LETTER_STYLE`, by which the page's own policy lets that style in and no other. */
const STYLE_DIGEST = 'sha256-MTZaWgYXxReT/1IX6hUlNuVjyanBq4GgH+/A1ImJvjw=';

/** Content security policy of a letter: its own style and nothing else. It stands in the page too, and is sent with it. */
export const LETTER_POLICY = `default-src 'none'; style-src '${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'`;

/**
 * The accessible form of a letter: one page that stands by itself, without script and without anything from elsewhere, so
 * that it reads the same when it is kept as a file. Printed, it is A4. Every text is written as text.
 */
export function letterPage(letter: Letter): string {
  return `<!doctype html>${String(<Page letter={letter} />)}`;
}

const Page = ({ letter }: { letter: Letter }) => (
  <html lang={letter.language} dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={LETTER_POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${letter.title} · ${letter.reference}`}</title>
      <style>{LETTER_STYLE}</style>
    </head>
    <body>
      <main class="letter">
        <header>
          <p class="sender">
            <Words phrase={letter.sender} />
          </p>
          <Rows rows={letter.head} />
        </header>
        {letter.copy && (
          <p class="copy">
            <Words phrase={letter.copy} />
          </p>
        )}
        <h1>{letter.title}</h1>
        {letter.blocks.map((block) => (
          <OneBlock block={block} />
        ))}
        <footer class="foot">
          {letter.referenceName}: <bdi>{letter.reference}</bdi>
        </footer>
      </main>
    </body>
  </html>
);

const OneBlock = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading>
          <Words phrase={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words phrase={block.text} />
        </p>
      );
    case 'decision':
      return (
        <p class="decision">
          <Sign path={OUTCOME_SIGNS[block.outcome]} />
          <Words phrase={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <Words phrase={item} />
            </li>
          ))}
        </ul>
      );
    case 'rows':
      return <Rows rows={block.rows} />;
    case 'table':
      return <Table block={block} />;
  }
};

const Rows = ({ rows }: { rows: readonly Row[] }) => (
  <dl>
    {rows.map(({ name, value }) => (
      <>
        <dt>
          <Words phrase={name} />
        </dt>
        {value.map((line, at) => (
          <dd class={at === 0 ? 'first' : undefined}>
            <Words phrase={line} />
          </dd>
        ))}
      </>
    ))}
  </dl>
);

/** A header that speaks for several rows has a body of its own with them: that is what its scope reaches over. */
const Table = ({ block: { caption, columns, rows } }: { block: Extract<Block, { kind: 'table' }> }) => (
  <table>
    <caption>
      <Words phrase={caption} />
    </caption>
    <colgroup>
      {columns.map(({ share }) => (
        <col width={`${Math.round(share * 100)}%`} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {columns.map(({ name }) => (
          <th scope="col">
            <Words phrase={name} />
          </th>
        ))}
      </tr>
    </thead>
    {rows.flatMap(([header], at) =>
      header?.rows === undefined
        ? []
        : [
            <tbody>
              {rows.slice(at, at + header.rows).map((cells) => (
                <TableRow cells={cells} headed={cells.length === columns.length} scope="rowgroup" />
              ))}
            </tbody>,
          ],
    )}
    {rows.every(([header]) => header?.rows === undefined) && (
      <tbody>
        {rows.map((cells) => (
          <TableRow cells={cells} headed={true} scope="row" />
        ))}
      </tbody>
    )}
  </table>
);

const TableRow = ({ cells, headed, scope }: { cells: readonly Cell[]; headed: boolean; scope: 'row' | 'rowgroup' }) => (
  <tr>
    {cells.map((cell, at) =>
      headed && at === 0 ? (
        <th scope={scope} rowspan={cell.rows}>
          <Inside cell={cell} />
        </th>
      ) : (
        <td>
          <Inside cell={cell} />
        </td>
      ),
    )}
  </tr>
);

const Inside = ({ cell }: { cell: Cell }) => (
  <>
    {cell.result && <Sign path={RESULT_SIGNS[cell.result]} />}
    <Words phrase={cell.text} />
  </>
);

/** Beside its word, so readers pass over it. */
const Sign = ({ path }: { path: string }) => (
  <svg class="sign" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path d={path} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
  </svg>
);

const Words = ({ phrase }: { phrase: Phrase }) => (
  <>
    {phrase.map(({ text, lang, strong, quoted, verbatim }) => {
      const inside = quoted ? (
        <bdi lang={lang} class={verbatim ? 'verbatim' : undefined}>
          {text}
        </bdi>
      ) : lang ? (
        <span lang={lang}>{text}</span>
      ) : (
        text
      );
      return strong ? <strong>{inside}</strong> : inside;
    })}
  </>
);
