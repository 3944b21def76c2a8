/** What VC-JOSE-COSE 1.0 secures here: credentials and presentations of VCDM 2.0, as JWT (§3.1) or as SD-JWT (§3.2). */
export interface JoseKind {
  readonly document: 'credential' | 'presentation';
  readonly selective: boolean;
}

interface Names {
  /** Media type without `application/`; `typ` SHOULD say it (VC-JOSE-COSE §3.1.1, §3.1.2, §3.2.1, §3.2.2). */
  readonly typ: string;
  /** What is inside, for `cty`. */
  readonly cty: 'vc' | 'vp';
  /** Other names of the same type, from drafts. */
  readonly formerly: readonly string[];
}

export function namesOf({ document, selective }: JoseKind): Names {
  const cty = document === 'credential' ? 'vc' : 'vp';
  return selective
    ? { typ: `${cty}+sd-jwt`, cty, formerly: [`${cty}-ld+sd-jwt`, `${cty}+ld+json+sd-jwt`] }
    : { typ: `${cty}+jwt`, cty, formerly: [`${cty}-ld+jwt`, `${cty}+ld+jwt`, `${cty}+ld+json+jwt`] };
}
