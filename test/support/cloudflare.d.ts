/// <reference types="@cloudflare/vitest-plugin/types" />

declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    BLOBS: R2Bucket;
    ISSUING: Queue;
    ORIGIN: string;
    FORMER_ORIGINS: string;
    MASTER_KEY: string;
    FIRST_API_KEY: string;
    MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}
