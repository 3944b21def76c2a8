import type { z } from 'zod';
import type { VcApiAction } from './ports.ts';
import { VC_API_PATHS } from './routes.ts';
import { DeriveRequest } from './z-derive.ts';
import { IssueRequest, IssueResponse } from './z-issue.ts';
import { StatusRequest, StatusResponse } from './z-status.ts';
import {
  CredentialResult,
  PresentationResult,
  VerifyCredentialRequest,
  VerifyPresentationRequest,
} from './z-verify.ts';

/** Where the product mounts the VC-API. */
export const VC_API = '/vc-api';

interface Response {
  readonly description: string;
  readonly schema: z.ZodType;
}

/** One address of the VC-API as the reference describes it. */
export interface VcApiOperation {
  readonly id: string;
  readonly method: 'post';
  readonly path: string;
  readonly tag: 'VC-API';
  readonly summary: string;
  readonly description: string;
  /** What the key of the institution holds; null where anybody may call. */
  readonly needs: VcApiAction | null;
  readonly body: z.ZodType;
  readonly example: unknown;
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly example: string }>>;
  readonly responses: Readonly<Record<number, Response>>;
  readonly problems: readonly (
    | 'VC_NOT_VALID'
    | 'VC_ISSUER_MISMATCH'
    | 'VC_ID_TAKEN'
    | 'VC_IDEMPOTENCY_KEY_REUSED'
    | 'VC_STATUS_NOT_OFFERED'
    | 'VC_STATUS_REFUSED'
    | 'VC_NOT_DERIVED'
    | 'KEY_MISSING'
    | 'KEY_COMPROMISED'
    | 'CREDENTIAL_UNKNOWN'
    | 'BUSY'
  )[];
}

const EXAMPLE_ID = 'urn:uuid:2f1d6c1e-7a0b-4c58-9d0e-5b2a7c9e4f10';

/** A credential as it is sent to be issued; a test sends it. */
export const EXAMPLE_CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: EXAMPLE_ID,
  type: ['VerifiableCredential'],
  name: 'Proof of attendance',
  validFrom: '2026-06-26T00:00:00Z',
  credentialSubject: { id: 'urn:uuid:6d0f7c52-1a3b-4e8f-9c61-0d5e8b7a2f44', name: 'Noor Peeters' },
};

const PROOF = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-06-26T10:00:00Z',
  verificationMethod: 'did:web:issuer.example#key-1',
  proofPurpose: 'assertionMethod',
  proofValue: 'z…',
};
const SECURED = { ...EXAMPLE_CREDENTIAL, issuer: 'did:web:issuer.example', proof: PROOF };

/** The five addresses, in the order of the reference. */
export const VC_API_OPERATIONS: readonly VcApiOperation[] = [
  {
    id: 'vcApiIssue',
    method: 'post',
    path: VC_API + VC_API_PATHS.issue,
    tag: 'VC-API',
    summary: 'Secure a credential you composed',
    description: [
      'The issuer is the institution of the key: `issuer` is its DID or absent. The credential follows the W3C data model 2.0,',
      'with pinned contexts that define every term. It is on record before it is signed; the same request under the same id or',
      '`Idempotency-Key` gives the same credential.',
    ].join(' '),
    needs: 'vc-api:issue',
    body: IssueRequest,
    example: {
      credential: EXAMPLE_CREDENTIAL,
      options: { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } },
    },
    headers: {
      'Idempotency-Key': {
        description: 'same key, same answer; same key with another body is refused; 1 to 200 visible ASCII characters',
        example: '5b0c7a52-8f0e-4a1b-9d0e-2f6a1f1f7c11',
      },
    },
    responses: { 201: { description: 'The secured credential', schema: IssueResponse } },
    problems: [
      'VC_NOT_VALID',
      'VC_ISSUER_MISMATCH',
      'VC_ID_TAKEN',
      'VC_IDEMPOTENCY_KEY_REUSED',
      'KEY_MISSING',
      'KEY_COMPROMISED',
      'BUSY',
    ],
  },
  {
    id: 'vcApiStatus',
    method: 'post',
    path: VC_API + VC_API_PATHS.status,
    tag: 'VC-API',
    summary: 'Set or clear a status of such a credential',
    description: 'Revocation is final, a suspension can be lifted. The published lists follow at once.',
    needs: 'vc-api:status',
    body: StatusRequest,
    example: {
      credentialId: EXAMPLE_ID,
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      status: true,
    },
    responses: { 200: { description: 'The entry, and what it says now', schema: StatusResponse } },
    problems: ['CREDENTIAL_UNKNOWN', 'VC_STATUS_NOT_OFFERED', 'VC_STATUS_REFUSED', 'BUSY'],
  },
  {
    id: 'vcApiVerifyCredential',
    method: 'post',
    path: VC_API + VC_API_PATHS.verifyCredential,
    tag: 'VC-API',
    summary: 'Verify a credential, answered as the W3C has it',
    description:
      'The same verification as `/api/verify`, and the rules of the data model. What is unknown is not verified. A body that is no request is a problem (400) of another form.',
    needs: null,
    body: VerifyCredentialRequest,
    example: { verifiableCredential: SECURED, options: { returnCredential: false } },
    responses: {
      200: { description: 'Verified', schema: CredentialResult },
      400: { description: 'Not verified; `problemDetails` says why', schema: CredentialResult },
    },
    problems: [],
  },
  {
    id: 'vcApiDerive',
    method: 'post',
    path: VC_API + VC_API_PATHS.derive,
    tag: 'VC-API',
    summary: 'Derive a credential that shows less',
    description: 'From a base proof of `ecdsa-sd-2023`. Nothing is verified and nothing is kept.',
    needs: null,
    body: DeriveRequest,
    example: {
      verifiableCredential: { ...SECURED, proof: { ...PROOF, cryptosuite: 'ecdsa-sd-2023', proofValue: 'u…' } },
      options: { selectivePointers: ['/credentialSubject/name'] },
    },
    responses: { 201: { description: 'The derived credential', schema: IssueResponse } },
    problems: ['VC_NOT_DERIVED'],
  },
  {
    id: 'vcApiVerifyPresentation',
    method: 'post',
    path: VC_API + VC_API_PATHS.verifyPresentation,
    tag: 'VC-API',
    summary: 'Verify a presentation, answered as the W3C has it',
    description:
      'The signature of whoever presents, with `challenge` and `domain` where they were asked for, and every credential by itself. Whether the presenter is whom a credential is about, is for you to compare.',
    needs: null,
    body: VerifyPresentationRequest,
    example: {
      verifiablePresentation: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: 'did:key:z6Mk…',
        verifiableCredential: [SECURED],
        proof: { ...PROOF, proofPurpose: 'authentication', challenge: 'b1d9…', domain: 'admissions.example' },
      },
      options: { challenge: 'b1d9…', domain: 'admissions.example' },
    },
    responses: {
      200: { description: 'Verified', schema: PresentationResult },
      400: { description: 'Not verified; `problemDetails` says why', schema: PresentationResult },
    },
    problems: [],
  },
];
