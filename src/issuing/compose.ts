import { institutionDid } from '../credential/did/document.ts';
import { composeElm } from '../credential/elm/compose.ts';
import type { PageImage } from '../credential/elm/display.ts';
import { asVcdm2 } from '../credential/elm/vcdm2.ts';
import { type LintedDocument, lint } from '../credential/lint/index.ts';
import { pageFacts } from '../credential/page/facts.ts';
import { statusListUrl } from '../credential/status-list/url.ts';
import type { Finding } from '../record/finding.ts';
import type { Institution } from '../record/institution.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { Draft } from './draft.ts';
import type { IssuingDeps, StatusPlace } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

/** What is fixed once for a credential and never again: its names, its moment, its places. */
export interface Slots {
  readonly credentialId: string;
  /** UTC seconds. */
  readonly issuedAt: number;
  readonly development: boolean;
  readonly places: readonly StatusPlace[];
}

export interface Documents {
  readonly edc: LintedDocument;
  readonly vcdm2: LintedDocument;
}

/**
 * Step 2: draws the pages, composes the EDC and its VCDM 2.0 form from the same facts, and lints both. Deterministic in
 * draft, institution and slots. Nothing that fails lint goes further.
 */
export async function compose(
  deps: IssuingDeps,
  institution: Institution,
  draft: Draft,
  slots: Slots,
): Promise<Result<Documents, Refusal>> {
  const { award, specification } = draft;
  const facts = pageFacts({ institution, specification, award, ...slots });
  const pages = [];
  for (const language of specification.languages) pages.push({ language, png: await deps.drawPage(facts, language) });
  const documents = await composeWith(pages, deps.origin, institution, draft, slots);
  return documents.ok
    ? documents
    : fail(refusal('DOCUMENT_NOT_VALID', { count: String(documents.error.length) }, { findings: documents.error }));
}

/** The same with pages that are given: both forms, linted, or everything the lints find in either. */
export async function composeWith(
  pages: readonly PageImage[],
  origin: string,
  institution: Institution,
  { award, specification }: Pick<Draft, 'award' | 'specification'>,
  slots: Slots,
): Promise<Result<Documents, readonly Finding[]>> {
  const urlOf = (place: StatusPlace) => statusListUrl(place.origin, institution.slug, place.listId);
  const placesOf = (family: StatusPlace['family']) =>
    slots.places
      .filter((place) => place.family === family)
      .map((place) => ({ purpose: place.purpose, listUrl: urlOf(place), index: place.index }));
  const elm = composeElm({
    credentialId: slots.credentialId,
    issuerDid: institutionDid(origin, institution.slug),
    issuer: institution,
    specification,
    award,
    issuedAt: slots.issuedAt,
    pages,
    edcStatuses: placesOf('edc'),
  });
  const twin = asVcdm2(elm, { origin, statuses: placesOf('vcdm2') });
  const edc = await lint('edc', elm);
  const vcdm2 = await lint('vcdm2', twin);
  if (!edc.ok || !vcdm2.ok) return fail([...(edc.ok ? [] : edc.error), ...(vcdm2.ok ? [] : vcdm2.error)]);
  return ok({ edc: edc.value, vcdm2: vcdm2.value });
}
