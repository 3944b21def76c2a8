import type { FileStore } from '../../recognition/ports.ts';

/** Where documents of cases lie in the bucket: `{family}/{institution}/{sha256}`, apart from bodies of credentials. */
const fileStore = (bucket: R2Bucket, family: 'evidence' | 'portfolio'): FileStore => ({
  async put(scope, sha256, bytes) {
    await bucket.put(`${family}/${scope.institutionId}/${sha256}`, bytes, { sha256 });
  },
  async get(scope, sha256) {
    const object = await bucket.get(`${family}/${scope.institutionId}/${sha256}`);
    return object ? new Uint8Array(await object.arrayBuffer()) : null;
  },
  async delete(scope, sha256) {
    await bucket.delete(`${family}/${scope.institutionId}/${sha256}`);
  },
});

/** Evidence as it was uploaded, and letters. R2 refuses bytes whose digest is another. */
export const evidenceFiles = (bucket: R2Bucket): FileStore => fileStore(bucket, 'evidence');

/** Documents of portfolios, which can say more about a person than any credential: a store of their own. */
export const portfolioFiles = (bucket: R2Bucket): FileStore => fileStore(bucket, 'portfolio');
