import { institutionDid } from '../credential/did/document.ts';
import type { PageImage } from '../credential/elm/display.ts';
import type { CredentialFrame } from '../credential/elm/document.ts';
import type { ElmCredential } from '../credential/elm/model.ts';
import { asVcdm2 } from '../credential/elm/vcdm2.ts';
import { type LintedDocument, lint } from '../credential/lint/index.ts';
import type { DecisionPageFacts } from '../credential/page/decision-facts.ts';
import type { PageFacts } from '../credential/page/facts.ts';
import { statusListUrl } from '../credential/status-list/url.ts';
import type { Finding } from '../record/finding.ts';
import type { Institution } from '../record/institution.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { PageLanguage } from '../record/text.ts';
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

/** A document as the composers make it, once its slots and its page images are known. */
export type Composer = (frame: CredentialFrame & { readonly issuerDid: string }) => ElmCredential;

/** What step 2 makes a document of. */
export interface Material {
  /** Languages of the page images, the primary one first. */
  readonly languages: readonly PageLanguage[];
  facts(slots: Slots): PageFacts | DecisionPageFacts;
  readonly composer: Composer;
}

/**
 * Step 2: draws the pages, composes the EDC and its VCDM 2.0 form from the same facts, and lints both. Deterministic in
 * material, institution and slots. Nothing that fails lint goes further.
 */
export async function compose(
  deps: IssuingDeps,
  institution: Institution,
  { languages, facts, composer }: Material,
  slots: Slots,
): Promise<Result<Documents, Refusal>> {
  const shown = facts(slots);
  const pages = [];
  for (const language of languages) pages.push({ language, png: await deps.drawPage(shown, language) });
  const documents = await composeWith(pages, deps.origin, institution, composer, slots);
  return documents.ok
    ? documents
    : fail(refusal('DOCUMENT_NOT_VALID', { count: String(documents.error.length) }, { findings: documents.error }));
}

/** The same with pages that are given: both forms, linted, or everything the lints find in either. */
export async function composeWith(
  pages: readonly PageImage[],
  origin: string,
  institution: Institution,
  composer: Composer,
  slots: Slots,
): Promise<Result<Documents, readonly Finding[]>> {
  const urlOf = (place: StatusPlace) => statusListUrl(place.origin, institution.slug, place.listId);
  const placesOf = (family: StatusPlace['family']) =>
    slots.places
      .filter((place) => place.family === family)
      .map((place) => ({ purpose: place.purpose, listUrl: urlOf(place), index: place.index }));
  const elm = composer({
    credentialId: slots.credentialId,
    issuerDid: institutionDid(origin, institution.slug),
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
