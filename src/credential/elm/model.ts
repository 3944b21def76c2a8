import type { LangMap } from '../../record/text.ts';

/**
 * The classes of ELM 3.2 that Sigillum writes, as JSON-LD. Every node names itself and its class. A property that may
 * occur more than once is always an array, so that a reader need not ask; one that has nothing to say is left out.
 */
export interface Node<Type extends string = string> {
  readonly id: string;
  readonly type: Type;
}

export interface ConceptNode extends Node<'Concept'> {
  readonly inScheme: Node<'ConceptScheme'>;
  readonly prefLabel: LangMap;
}
export interface IdentifierNode extends Node<'Identifier'> {
  readonly notation: string;
  readonly schemeName: string;
}
export interface LegalIdentifierNode extends Node<'LegalIdentifier'> {
  readonly notation: string;
  readonly spatial: ConceptNode;
}
export interface NoteNode extends Node<'Note'> {
  readonly noteLiteral: LangMap;
  readonly subject?: ConceptNode;
}
export interface WebResourceNode extends Node<'WebResource'> {
  readonly contentURL: string;
}
export interface MediaObjectNode extends Node<'MediaObject'> {
  readonly content: string;
  readonly contentEncoding: ConceptNode;
  readonly contentType: ConceptNode;
}
export interface CreditPointNode extends Node<'CreditPoint'> {
  readonly framework: ConceptNode;
  readonly point: string;
}
export interface PeriodNode extends Node<'PeriodOfTime'> {
  readonly startDate?: string;
  readonly endDate?: string;
}
export interface LocationNode extends Node<'Location'> {
  readonly address: readonly AddressNode[];
  readonly spatialCode?: readonly ConceptNode[];
}
export interface AddressNode extends Node<'Address'> {
  readonly countryCode: ConceptNode;
}

export interface OrganisationNode extends Node<'Organisation'> {
  readonly legalName: LangMap;
  readonly altLabel?: LangMap;
  readonly location: readonly LocationNode[];
  readonly eIDASIdentifier?: LegalIdentifierNode;
  readonly vatIdentifier?: readonly LegalIdentifierNode[];
  readonly identifier?: readonly IdentifierNode[];
  readonly homepage?: readonly WebResourceNode[];
}

export interface AccreditationNode extends Node<'Accreditation'> {
  readonly title: LangMap;
  readonly dcType: ConceptNode;
  readonly accreditingAgent: OrganisationNode;
  readonly organisation: readonly OrganisationNode[];
  readonly identifier?: readonly IdentifierNode[];
  readonly report?: WebResourceNode;
  readonly landingPage?: readonly WebResourceNode[];
  readonly dateIssued: string;
  readonly expiryDate?: string;
  readonly limitEQFLevel?: readonly ConceptNode[];
  readonly limitField?: readonly ConceptNode[];
}

export interface EvidenceNode extends Node<'Evidence'> {
  readonly dcType: ConceptNode;
  readonly evidenceStatement?: string;
  readonly accreditation?: AccreditationNode;
}

export interface AwardingProcessNode extends Node<'AwardingProcess'> {
  readonly awardingBody: readonly OrganisationNode[];
  readonly awardingDate: string;
}

export interface LearningOutcomeNode extends Node<'LearningOutcome'> {
  readonly title: LangMap;
  readonly identifier: readonly IdentifierNode[];
  readonly dcType?: ConceptNode;
  readonly reusabilityLevel?: ConceptNode;
  readonly relatedESCOSkill?: readonly ConceptNode[];
}

export interface QualificationNode extends Node<'Qualification'> {
  readonly title: LangMap;
  readonly identifier?: readonly IdentifierNode[];
  readonly description?: LangMap;
  readonly category?: LangMap;
  readonly additionalNote?: readonly NoteNode[];
  readonly homepage?: readonly WebResourceNode[];
  readonly dcType?: readonly ConceptNode[];
  readonly language?: readonly ConceptNode[];
  readonly volumeOfLearning?: string;
  readonly mode?: readonly ConceptNode[];
  readonly thematicArea?: readonly ConceptNode[];
  readonly creditPoint?: readonly CreditPointNode[];
  readonly learningSetting?: ConceptNode;
  readonly entryRequirement?: NoteNode;
  readonly learningOutcome?: readonly LearningOutcomeNode[];
  readonly isPartialQualification?: boolean;
  readonly isPartOf?: readonly QualificationNode[];
  readonly eqfLevel?: ConceptNode;
  readonly nqfLevel?: readonly ConceptNode[];
  readonly accreditation?: readonly AccreditationNode[];
}

export interface LearningAssessmentNode extends Node<'LearningAssessment'> {
  readonly title: LangMap;
  readonly awardedBy: AwardingProcessNode;
  readonly grade: NoteNode;
  readonly dateIssued: string;
  readonly idVerification?: ConceptNode;
  readonly specifiedBy?: AssessmentSpecificationNode;
}
export interface AssessmentSpecificationNode extends Node<'LearningAssessmentSpecification'> {
  readonly title: LangMap;
  readonly dcType?: ConceptNode;
  readonly mode?: readonly ConceptNode[];
  readonly gradingScheme?: Node<'GradingScheme'> & { readonly title: LangMap };
}

export interface LearningActivityNode extends Node<'LearningActivity'> {
  readonly title: LangMap;
  readonly awardedBy: AwardingProcessNode;
  readonly additionalNote?: readonly NoteNode[];
  readonly temporal?: readonly PeriodNode[];
  readonly workload?: string;
  readonly specifiedBy?: ActivitySpecificationNode;
  readonly hasPart?: readonly LearningActivityNode[];
}
export interface ActivitySpecificationNode extends Node<'LearningActivitySpecification'> {
  readonly title: LangMap;
  readonly identifier?: readonly IdentifierNode[];
  readonly description?: LangMap;
  readonly category?: LangMap;
  readonly additionalNote?: readonly NoteNode[];
  readonly homepage?: readonly WebResourceNode[];
  readonly language?: readonly ConceptNode[];
  readonly mode?: readonly ConceptNode[];
  readonly volumeOfLearning?: string;
}

export interface LearningAchievementNode extends Node<'LearningAchievement'> {
  readonly title: LangMap;
  readonly awardedBy: AwardingProcessNode;
  readonly specifiedBy: QualificationNode;
  readonly identifier?: readonly IdentifierNode[];
  readonly additionalNote?: readonly NoteNode[];
  readonly provenBy?: readonly LearningAssessmentNode[];
  readonly influencedBy?: readonly LearningActivityNode[];
  readonly creditReceived?: readonly CreditPointNode[];
  readonly hasPart?: readonly LearningAchievementNode[];
}

export interface EntitlementSpecificationNode extends Node<'LearningEntitlementSpecification'> {
  readonly title: LangMap;
  readonly identifier: readonly IdentifierNode[];
  readonly category?: LangMap;
  readonly additionalNote?: readonly NoteNode[];
  readonly dcType: ConceptNode;
  readonly entitlementStatus: ConceptNode;
  readonly limitOrganisation?: readonly OrganisationNode[];
}
export interface LearningEntitlementNode extends Node<'LearningEntitlement'> {
  readonly title: LangMap;
  readonly awardedBy: AwardingProcessNode;
  readonly specifiedBy: EntitlementSpecificationNode;
  readonly identifier?: readonly IdentifierNode[];
  readonly additionalNote?: readonly NoteNode[];
  readonly hasPart?: readonly LearningEntitlementNode[];
}

export interface PersonNode extends Node<'Person'> {
  readonly givenName: LangMap;
  readonly familyName: LangMap;
  readonly fullName: LangMap;
  readonly dateOfBirth?: string;
  readonly identifier?: readonly IdentifierNode[];
  readonly hasClaim: readonly [LearningAchievementNode | LearningActivityNode | LearningEntitlementNode];
}

export interface DisplayParameterNode extends Node<'DisplayParameter'> {
  readonly title: LangMap;
  readonly description?: LangMap;
  readonly primaryLanguage: ConceptNode;
  readonly language: readonly ConceptNode[];
  readonly individualDisplay: readonly IndividualDisplayNode[];
}
export interface IndividualDisplayNode extends Node<'IndividualDisplay'> {
  readonly language: ConceptNode;
  readonly displayDetail: readonly (Node<'DisplayDetail'> & {
    readonly page: number;
    readonly image: MediaObjectNode;
  })[];
}

/** A European Digital Credential under ELM 3.2, before it is sealed. */
export interface ElmCredential {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly ['VerifiableCredential', 'EuropeanDigitalCredential'];
  readonly credentialSchema: readonly Node<'ShaclValidator2017'>[];
  readonly credentialProfiles: readonly ConceptNode[];
  readonly identifier?: readonly IdentifierNode[];
  readonly issuer: OrganisationNode;
  readonly issued: string;
  readonly issuanceDate: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly expirationDate?: string;
  readonly credentialSubject: PersonNode;
  readonly evidence?: readonly EvidenceNode[];
  readonly displayParameter: DisplayParameterNode;
}
