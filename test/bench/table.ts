/** A table as it is printed: what each row is about first, figures after it. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What has to be known to read it. */
  readonly note?: string;
}

/** Aligned for a terminal, or as Markdown to be put into docs/PERFORMANCE.md. */
export function printed({ title, columns, rows, note }: Table, markdown: boolean): string {
  const lines = markdown ? asMarkdown(columns, rows) : aligned(columns, rows);
  return [markdown ? `### ${title}` : title, '', ...lines, ...(note === undefined ? [] : ['', note]), ''].join('\n');
}

function asMarkdown(columns: Table['columns'], rows: Table['rows']): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map((_, at) => (isFigures(rows, at) ? '---:' : '---')).join('|');
  return [line(columns), `|${rule}|`, ...rows.map(line)];
}

function aligned(columns: Table['columns'], rows: Table['rows']): string[] {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isFigures(rows, at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)];
}

/** Whether a column holds figures, which are aligned at their end. */
const isFigures = (rows: Table['rows'], at: number): boolean =>
  at > 0 && rows.filter((row) => /^\d+(\.\d+)?$/.test(row[at] ?? '')).length * 2 > rows.filter((row) => row[at]).length;

/** Microseconds as milliseconds. */
export const milliseconds = (micros: number): string => (micros / 1000).toFixed(micros < 1e5 ? 3 : 1);

/** How many times as much: two digits that count. */
export const times = (factor: number): string => factor.toFixed(factor < 10 ? 2 : factor < 100 ? 1 : 0);
