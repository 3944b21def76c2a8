import type { Block, Letter, Phrase } from '../../../src/recognition/letter/letter.ts';

const said = (phrase: Phrase): string => phrase.map(({ text }) => text).join('');

/** Everything a letter says, a line for each thing that stands by itself. */
export function letterText({ title, sender, head, copy, blocks }: Letter): string {
  const rows = (found: Letter['head']) =>
    found.map(({ name, value }) => `${said(name)}: ${value.map(said).join(' | ')}`);
  const lines = (block: Block): string[] => {
    if (block.kind === 'list') return block.items.map(said);
    if (block.kind === 'rows') return rows(block.rows);
    if (block.kind === 'table')
      return [
        said(block.caption),
        block.columns.map(({ name }) => said(name)).join(' | '),
        ...block.rows.map((cells) => cells.map(({ text }) => said(text)).join(' | ')),
      ];
    return [said(block.text)];
  };
  return [said(sender), ...rows(head), ...(copy ? [said(copy)] : []), title, ...blocks.flatMap(lines)].join('\n');
}

/** Every span of a letter that is not in the letter's language. */
export function otherLanguages({ sender, head, copy, blocks }: Letter): { text: string; lang?: string }[] {
  const rows = (found: Letter['head']) => found.flatMap(({ name, value }) => [name, ...value]);
  const phrases = blocks.flatMap((block): readonly Phrase[] => {
    if (block.kind === 'list') return block.items;
    if (block.kind === 'rows') return rows(block.rows);
    if (block.kind === 'table')
      return [block.caption, ...block.columns.map(({ name }) => name), ...block.rows.flat().map(({ text }) => text)];
    return [block.text];
  });
  return [sender, ...rows(head), ...(copy ? [copy] : []), ...phrases]
    .flat()
    .filter(({ lang }) => lang !== undefined)
    .map(({ text, lang }) => ({ text, lang }));
}
