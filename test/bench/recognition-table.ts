import type { RecognitionReport } from './recognition.ts';
import { milliseconds, type Table, times } from './table.ts';

/** What a recommendation costs, and how it grows with the evidence. */
export function recognitionTables({ stages, curve }: RecognitionReport): readonly Table[] {
  const bare = stages[0]?.lowest ?? Number.NaN;
  const growth = (at: number): string => {
    const [point, before] = [curve[at], curve[at - 1]];
    if (!point || !before) return '';
    const power = Math.log(point.stage.lowest / before.stage.lowest) / Math.log(point.credentials / before.credentials);
    return power.toFixed(2);
  };
  return [
    {
      title: 'A recommendation, evidence already verified',
      columns: ['', 'lowest, ms', '× bare', 'per second'],
      rows: stages.map(({ name, lowest, median }) => [
        name,
        milliseconds(lowest),
        times(lowest / bare),
        (1e6 / median).toFixed(0),
      ]),
    },
    {
      title: 'Growth with the evidence, unit of 12 outcomes',
      columns: ['credentials', 'ms', 'grows with the power'],
      rows: curve.map(({ credentials, stage }, at) => [String(credentials), milliseconds(stage.lowest), growth(at)]),
    },
  ];
}
