import { ok, type Result } from '../../../record/result.ts';
import { type ContainerFailure, refuse } from '../failure.ts';
import { type Budget, inflate } from '../inflate.ts';
import { EFFORT_PER_INFLATION, type Effort, spend } from './effort.ts';
import { asCount, asDict, asItems, asName, type PdfDict, type PdfValue } from './value.ts';

/** Filters over one another: nobody needs more than two. */
const MAX_FILTERS = 3;

/** Asks for the value behind a reference; anything else is given back as it is. */
export type Resolve = (value: PdfValue | undefined) => Promise<PdfValue>;

/** What a stream's filters need: entries of its dictionary, resolved. */
export interface StreamReading {
  readonly bytes: Uint8Array;
  readonly budget: Budget;
  readonly effort: Effort;
  readonly resolve: Resolve;
}

/**
 * The data of a stream, unfolded (§7.3.8, §7.4.4): no filter or Flate, with PNG predictors. Where `Length` is wrong, the
 * data reach to `endstream`, as all programs take them. Other filters are `unsupported`.
 */
export async function readStream(
  reading: StreamReading,
  dict: PdfDict,
  start: number,
): Promise<Result<Uint8Array, ContainerFailure>> {
  const filters = listed(await reading.resolve(dict.entries.get('Filter')));
  const parameters = listed(await reading.resolve(dict.entries.get('DecodeParms')));
  if (filters.length > MAX_FILTERS) return refuse('unsupported', 'filters over filters');
  const length = asCount(await reading.resolve(dict.entries.get('Length')));
  let data = cut(reading, start, length);
  if (data === null) return refuse('damaged', 'a stream without end');
  for (const [index, filter] of filters.entries()) {
    const name = asName(await reading.resolve(filter));
    if (name !== 'FlateDecode' && name !== 'Fl') return refuse('unsupported', name ?? 'a filter without name');
    spend(reading.effort, EFFORT_PER_INFLATION);
    const inflated = await unfold(data, reading.budget);
    if (!inflated.ok) return inflated;
    const predicted = await predict(reading, inflated.value, await reading.resolve(parameters[index]));
    if (!predicted.ok) return predicted;
    data = predicted.value;
  }
  return ok(data);
}

const listed = (value: PdfValue): readonly PdfValue[] => asItems(value) ?? (value === null ? [] : [value]);

const ENDSTREAM = new TextEncoder().encode('endstream');

const standsAt = (bytes: Uint8Array, at: number, wanted: Uint8Array): boolean => {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
};

/** Every `endstream` of a file, in order: looked for once, however many streams have a wrong length. */
function endings(bytes: Uint8Array): readonly number[] {
  const known = ENDINGS.get(bytes);
  if (known) return known;
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at] === 0x65 && bytes[at + 3] === 0x73 && standsAt(bytes, at, ENDSTREAM)) found.push(at);
  ENDINGS.set(bytes, found);
  return found;
}
const ENDINGS = new WeakMap<Uint8Array, readonly number[]>();

function firstEnding(bytes: Uint8Array, start: number): number | null {
  const all = endings(bytes);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return all[low] ?? null;
}

function cut({ bytes }: StreamReading, start: number, length: number | null): Uint8Array | null {
  if (length !== null && start + length <= bytes.length) {
    let after = start + length;
    while (after < start + length + 2 && (bytes[after] === 0x0d || bytes[after] === 0x0a)) after += 1;
    if (standsAt(bytes, after, ENDSTREAM)) return bytes.subarray(start, start + length);
  }
  let end = firstEnding(bytes, start);
  if (end === null) return null;
  if (bytes[end - 1] === 0x0a) end -= 1;
  if (bytes[end - 1] === 0x0d) end -= 1;
  return bytes.subarray(start, Math.max(start, end));
}

/** Some writers count the line break before `endstream`, which deflate takes for damage. */
async function unfold(data: Uint8Array, budget: Budget): Promise<Result<Uint8Array, ContainerFailure>> {
  const whole = await inflate(data, 'deflate', budget);
  const last = data.at(-1);
  if (whole.ok || whole.error.code !== 'damaged' || (last !== 0x0a && last !== 0x0d)) return whole;
  return inflate(data.subarray(0, data.at(-2) === 0x0d ? -2 : -1), 'deflate', budget);
}

/** PNG predictors (§7.4.4.4, PNG §9): each row begins with the kind of its prediction. */
async function predict(
  { resolve, effort }: StreamReading,
  data: Uint8Array,
  parameters: PdfValue,
): Promise<Result<Uint8Array, ContainerFailure>> {
  const entry = async (name: string, otherwise: number) =>
    asCount(await resolve(asDict(parameters)?.entries.get(name))) ?? otherwise;
  const predictor = await entry('Predictor', 1);
  if (predictor <= 1) return ok(data);
  if (predictor < 10) return refuse('unsupported', `predictor ${predictor}`);
  const pixel = (await entry('Colors', 1)) * (await entry('BitsPerComponent', 8));
  const width = Math.ceil(((await entry('Columns', 1)) * pixel) / 8);
  if (width < 1 || width > 1_000_000) return refuse('damaged', 'width of a row');
  spend(effort, data.length);
  return ok(unpredict(data, width, Math.max(1, pixel >> 3)));
}

function unpredict(data: Uint8Array, width: number, step: number): Uint8Array {
  const rows = Math.floor(data.length / (width + 1));
  const plain = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    const to = row * width;
    for (let column = 0; column < width; column++) {
      const left = column < step ? 0 : (plain[to + column - step] ?? 0);
      const up = row === 0 ? 0 : (plain[to - width + column] ?? 0);
      const corner = row === 0 || column < step ? 0 : (plain[to - width + column - step] ?? 0);
      plain[to + column] = (data[from + 1 + column] ?? 0) + predicted(data[from] ?? 0, left, up, corner);
    }
  }
  return plain;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      return 0;
  }
}
