import type { IssuingDeps } from '../../src/issuing/ports.ts';
import { Institution } from '../../src/record/institution.ts';
import { Specification } from '../../src/record/offering.ts';
import { memoryBlobs, memoryRegister } from './memory-register.ts';
import { type Office, officeSigners } from './office.ts';

export interface Surroundings {
  /** UTC seconds. */
  now(): number;
  /** The page image that every certificate gets: drawing is not what is measured. */
  readonly page: Uint8Array;
  /** How many bodies are kept; all of them unless said. */
  readonly mostBodies?: number;
}

/** The issuing use cases over a record book in memory: everything but D1, R2, the queue and drawing is the product's. */
export function memoryIssuing(office: Office, { now, page, mostBodies }: Surroundings): IssuingDeps {
  const { origin, keys } = office;
  const institution = Institution.parse(office.institution);
  const specifications = office.specifications.map((one) => Specification.parse(one));
  return {
    origin,
    now,
    uuid: () => crypto.randomUUID(),
    indices: randomIndices,
    register: memoryRegister({ origin, institution, specifications, keys }),
    blobs: memoryBlobs(mostBodies),
    signers: officeSigners(office),
    drawPage: async () => page,
    enqueue: async () => {},
  };
}

/** Different random indices below a power of two. */
export function randomIndices(count: number, size: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    chosen.add(random & (size - 1));
  }
  return [...chosen];
}
