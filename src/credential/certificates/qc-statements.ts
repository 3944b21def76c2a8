import type { Certificate } from './certificate.ts';
import { childrenOf, type DerElement, DerFault, expectTag, readDer, readOid, TAG } from './der.ts';
import { EXTENSION_OID } from './extensions.ts';

/** ETSI EN 319 412-5 statements of a certificate: read and shown, never believed without an anchor. */
export interface QcStatements {
  readonly compliance: boolean;
  /** Key in a qualified device. */
  readonly sscd: boolean;
  readonly types: readonly ('esign' | 'eseal' | 'web')[];
  readonly retentionYears: number | null;
  /** ISO 3166-1 alpha-2 of the legislations the certificate is issued under (QcCClegislation); empty means the EU's. */
  readonly countries: readonly string[];
}

const STATEMENT = {
  compliance: '0.4.0.1862.1.1',
  retention: '0.4.0.1862.1.3',
  sscd: '0.4.0.1862.1.4',
  type: '0.4.0.1862.1.6',
  legislation: '0.4.0.1862.1.7',
} as const;
const TYPES: Readonly<Record<string, 'esign' | 'eseal' | 'web'>> = {
  '0.4.0.1862.1.6.1': 'esign',
  '0.4.0.1862.1.6.2': 'eseal',
  '0.4.0.1862.1.6.3': 'web',
};

/**
 * Reads the qcStatements extension (RFC 3739 §3.2.6, ETSI EN 319 412-5 §4). Null when there is none or it is not well
 * formed: what cannot be read claims nothing. Statements of other bodies, QcPDS and QcLimitValue are passed over. It does
 * not decide that a certificate is qualified: that takes a trusted list.
 */
export function readQcStatements(certificate: Certificate): QcStatements | null {
  const extension = certificate.extensions.find(({ oid }) => oid === EXTENSION_OID.qcStatements);
  if (extension === undefined) return null;
  try {
    const statements = new Map(
      childrenOf(expectTag(readDer(extension.value), TAG.sequence, 'QcStatements')).map(readOne),
    );
    const types = statements.get(STATEMENT.type);
    const countries = statements.get(STATEMENT.legislation);
    return {
      compliance: statements.has(STATEMENT.compliance),
      sscd: statements.has(STATEMENT.sscd),
      types: types ? childrenOf(types).flatMap((type) => TYPES[readOid(type)] ?? []) : [],
      retentionYears: readYears(statements.get(STATEMENT.retention)),
      countries: countries
        ? childrenOf(countries).map(({ content }) => String.fromCharCode(...content.slice(0, 2)))
        : [],
    };
  } catch (error) {
    if (!(error instanceof DerFault)) throw error;
    return null;
  }
}

function readOne(statement: DerElement): [string, DerElement | undefined] {
  const [type, info] = childrenOf(expectTag(statement, TAG.sequence, 'a QcStatement'));
  return [readOid(type), info];
}

/** Whole years; null when absent or beyond reading. */
function readYears(element: DerElement | undefined): number | null {
  if (element === undefined) return null;
  const { content } = expectTag(element, TAG.integer, 'the retention period');
  if (content.length === 0 || content.length > 2 || ((content[0] ?? 0) & 0x80) !== 0) return null;
  return content.reduce((sum, octet) => sum * 256 + octet, 0);
}
