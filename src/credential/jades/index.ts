import { encodeBase64Url } from '../../record/base64.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { Form, Intent, Securing } from '../securing.ts';
import type { SealSigner } from '../signer.ts';
import { protectedHeader, type SealOptions } from './protected-header.ts';
import { signingInput } from './signing-input.ts';

/** RFC 7515 §9.2.1: a JWS in JSON serialisation. Files of the field carry the suffix `.jsonld` nevertheless. */
export const SEAL_MEDIA_TYPE = 'application/jose+json';

/**
 * Seals a body as JAdES baseline B (ETSI TS 119 182-1 §6.3): JWS JSON general serialisation, unencoded payload, the
 * seal certificate and its intermediates in the header. The level is B: no timestamp is added.
 */
export const jades: Securing<SealSigner, SealOptions> = {
  async intend(
    form: Form,
    body: string,
    signer: SealSigner,
    signingTime: number,
    options: SealOptions,
  ): Promise<Intent> {
    const parameters = await protectedHeader(signer, signingTime, options);
    const toBeSigned = signingInput(parameters, body);
    return {
      form,
      mediaType: SEAL_MEDIA_TYPE,
      body,
      parameters,
      toBeSigned,
      digest: await sha256Hex(toBeSigned),
      keyId: signer.keyId,
      signingTime,
    };
  },

  async toBeSigned(body: string, parameters: string): Promise<Uint8Array> {
    return signingInput(parameters, body);
  },

  /** `payload` comes first: the Commission's software recognises a sealed file by that (`^\s*\{\s*"payload"`). */
  assemble(body: string, parameters: string, signature: Uint8Array): string {
    return JSON.stringify({
      payload: body,
      signatures: [{ protected: parameters, signature: encodeBase64Url(signature) }],
    });
  },
};
