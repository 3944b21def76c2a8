import type { RecognitionDeps } from '../../recognition/ports.ts';
import type { Expectations } from '../../verifying/pipeline.ts';
import type { ApiDeps } from '../index.ts';
import { verifyUpload } from '../verify.ts';

/**
 * What the use cases of recognition work with in one request. `expected` is what a wallet was asked to sign for this case:
 * without it, a signed presentation proves nothing about who presents it.
 */
export const recognitionDeps = (deps: ApiDeps, expected: Expectations = {}): RecognitionDeps => ({
  ...deps.recognition,
  verify: (bytes) => verifyUpload({ files: [{ name: null, bytes }], expected }, deps),
});
