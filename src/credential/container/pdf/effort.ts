import type { ContainerFailure } from '../failure.ts';

/** Ends the reading of a PDF from any depth; caught where the reading began. */
export class PdfStop extends Error {
  readonly failure: ContainerFailure;
  constructor(code: ContainerFailure['code'], detail: string) {
    super(detail);
    this.failure = { code, detail };
  }
}

/**
 * The work one PDF is worth: about one unit for each byte looked at and some for each value made of them. References in
 * circles, trees without end and a million objects use it up in a second; a real file of 15 MB takes a fraction.
 */
export interface Effort {
  left: number;
}

export const PDF_EFFORT = 80_000_000;
/** A value costs memory and the time of a few dozen bytes; beginning to inflate costs that of some thousands. */
export const EFFORT_PER_VALUE = 64;
export const EFFORT_PER_INFLATION = 20_000;

export function spend(effort: Effort, units: number): void {
  effort.left -= units;
  if (effort.left < 0) throw new PdfStop('too-complex', 'more objects than are looked at');
}
