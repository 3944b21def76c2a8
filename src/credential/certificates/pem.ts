import { decodeBase64, encodeBase64 } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';

export interface PemFailure {
  readonly code: 'PEM_UNREADABLE' | 'PEM_KEY_ENCRYPTED' | 'PEM_KEY_NOT_PKCS8';
  readonly reason: string;
}

/** RFC 7468 text for one DER structure. */
export function toPem(label: 'CERTIFICATE' | 'PRIVATE KEY' | 'X509 CRL', der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * The certificates of a PEM file in the order of the file (RFC 7468 §5). Text between blocks, as many tools write it, is
 * skipped; any other kind of block is refused, so that nobody pastes a private key where a chain belongs.
 */
export function parsePemChain(pem: string): Result<Uint8Array<ArrayBuffer>[], PemFailure> {
  const blocks = readBlocks(pem);
  if (blocks === null) return unreadable('a PEM block is not closed or is not base64');
  if (blocks.length === 0) return unreadable('there is no PEM block "CERTIFICATE"');
  const foreign = blocks.find((block) => block.label !== 'CERTIFICATE');
  if (foreign) return unreadable(`a block "${foreign.label}" where only certificates belong`);
  return ok(blocks.map((block) => block.der));
}

/** The one unencrypted PKCS#8 private key of a PEM file (RFC 7468 §10). Does not look inside the key. */
export function parsePemPrivateKey(pem: string): Result<Uint8Array<ArrayBuffer>, PemFailure> {
  const blocks = readBlocks(pem);
  const [block] = blocks ?? [];
  if (block === undefined || blocks?.length !== 1) return unreadable('exactly one PEM block "PRIVATE KEY" is needed');
  if (block.label === 'ENCRYPTED PRIVATE KEY')
    return fail({ code: 'PEM_KEY_ENCRYPTED', reason: 'the private key is encrypted; decrypt it first' });
  if (block.label !== 'PRIVATE KEY')
    return fail({ code: 'PEM_KEY_NOT_PKCS8', reason: `a block "${block.label}" and not PKCS#8 ("PRIVATE KEY")` });
  return ok(block.der);
}

function readBlocks(pem: string): { label: string; der: Uint8Array<ArrayBuffer> }[] | null {
  const blocks: { label: string; der: Uint8Array<ArrayBuffer> }[] = [];
  let label: string | null = null;
  let body = '';
  for (const line of pem.split(/\r?\n/).map((text) => text.trim())) {
    const boundary = line.match(/^-----(BEGIN|END) ([A-Z0-9 ]+)-----$/);
    if (boundary === null) {
      if (label !== null) body += line;
    } else if (boundary[1] === 'BEGIN') {
      if (label !== null) return null;
      label = boundary[2] ?? '';
      body = '';
    } else {
      const der = label === boundary[2] ? decodeBase64(body) : null;
      if (label === null || der === null) return null;
      blocks.push({ label, der });
      label = null;
    }
  }
  return label === null ? blocks : null;
}

const unreadable = (reason: string): { ok: false; error: PemFailure } => fail({ code: 'PEM_UNREADABLE', reason });
