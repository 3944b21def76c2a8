import type { JsonObject } from '../record/json.ts';
import type { Admission, SealAdmission } from '../trust/trust.ts';
import type { Form } from './form.ts';

/**
 * A document whose nodes can be asked for by id. A Data Integrity signature covers the graph and not the tree, so the same
 * signed statements can be written at another place: whoever reads, asks for the node and gets all its members.
 */
export interface Tree {
  /** The credential itself, with all members its node has anywhere in the document. */
  readonly root: JsonObject;
  /** The node an object or an id stands for, with all its members; null for anything else. */
  node(value: unknown): JsonObject | null;
}

/** What may be among the members that a holder visibly kept back. */
export interface KeptBack {
  /** From when or until when the credential holds. */
  readonly period: boolean;
  /** A place where its status stands, or a part of one. */
  readonly status: boolean;
}

/** A credential on its way through the steps. */
export interface Examined {
  readonly form: Form;
  /** The W3C or ELM credential: the document, the `vc` of a VC-JWT, the `ld` of an SD-JWT VC. Null when there is none. */
  readonly tree: Tree | null;
  /** Claims set of a JWT or, with what was disclosed, of an SD-JWT. Null for other forms. */
  readonly claims: JsonObject | null;
  readonly issuerId: string | null;
  readonly credentialId: string | null;
  readonly admission: Admission;
  /** For seals and tokens with a certificate. */
  readonly seal: SealAdmission | null;
  /**
   * What the holder chose to leave out may be what decides. Of an `ecdsa-sd-2023` credential nobody sees whether anything is
   * missing, so `true`: whatever is not there may have been left out. An SD-JWT VC has its own period and status always in
   * the open, but not those of the document in `ld`; there the digests that are left tell where something is missing.
   */
  readonly selective?: boolean | KeptBack;
  /** Every signature verified. */
  readonly proved: boolean;
  /** UTC seconds the signature claims. */
  readonly signedAt: number | null;
}
