import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { knownDigests } from '../vcdm2/known-digests.ts';
import { modelProblems } from '../vcdm2/problems.ts';
import type { JoseKind } from './kind.ts';

/**
 * The first thing the data model refuses, and the enveloped credentials that VC-JOSE-COSE §3.1.2 and §3.2.2 ask for; null where
 * nothing is wrong.
 */
export async function modelFault(document: JsonObject, kind: JoseKind['document']): Promise<string | null> {
  const read = kind === 'presentation' ? { ...document, ...presented(document) } : document;
  const [problem] = await modelProblems(read, kind, { digests: knownDigests });
  if (problem !== undefined) return `${problem.pointer || 'the document'}: ${problem.message.en} (${problem.clause})`;
  if (kind === 'credential' || listOf(document.verifiableCredential).every(isEnvelope)) return null;
  return 'a presentation secured as a JWT holds credentials in envelopes';
}

/** The credentials as they are judged: white space inside the data of an envelope carries nothing, and some write it. */
const presented = ({ verifiableCredential }: JsonObject): JsonObject =>
  verifiableCredential === undefined
    ? {}
    : {
        verifiableCredential: listOf(verifiableCredential).map((one: unknown) =>
          isEnvelope(one) && typeof one.id === 'string' ? { ...one, id: one.id.replace(/\s+/g, '') } : one,
        ),
      };

const isEnvelope = (credential: unknown): credential is JsonObject =>
  isObject(credential) && listOf(credential.type).includes('EnvelopedVerifiableCredential');
