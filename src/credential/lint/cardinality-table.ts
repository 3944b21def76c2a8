/** What a member holds, in the JSON of a document. */
export type Kind =
  /** A language map whose every language has exactly one text. */
  | 'text'
  /** A language map with exactly one text altogether. */
  | 'name'
  | 'string'
  | 'dateTime'
  | 'duration'
  | 'boolean'
  | 'count'
  /** One of the named classes. */
  | readonly string[];

export interface Member {
  readonly min: 0 | 1;
  readonly max: 1 | 'n';
  readonly kind: Kind;
}

const concept = ['Concept'] as const;
const must = (kind: Kind): Member => ({ min: 1, max: 1, kind });
const may = (kind: Kind): Member => ({ min: 0, max: 1, kind });
const some = (kind: Kind): Member => ({ min: 1, max: 'n', kind });
const any = (kind: Kind): Member => ({ min: 0, max: 'n', kind });

/**
 * Cardinalities of ELM 3.2 (`edc-generic-full` with `edc-generic-no-cv`, version 1.2.0) for the classes and members that
 * Sigillum writes. Facts, held against the official shapes by a test; a member that stands here for no class may not be
 * written at all. Where we ask for more than the shapes do, the comment says so.
 */
export const CARDINALITY: Readonly<Record<string, Readonly<Record<string, Member>>>> = {
  EuropeanDigitalCredential: {
    credentialSchema: some(['ShaclValidator2017']),
    credentialProfiles: some(concept),
    identifier: any(['Identifier']),
    issuer: must(['Organisation']),
    issued: must('dateTime'),
    issuanceDate: may('dateTime'),
    validFrom: must('dateTime'),
    validUntil: may('dateTime'),
    expirationDate: may('dateTime'),
    credentialSubject: must(['Person']),
    evidence: any(['Evidence']),
    displayParameter: must(['DisplayParameter']),
    // The shapes allow one; the VCDM 2.0 form has one per purpose (docs/DIVERGENCES.md).
    credentialStatus: any(['BitstringStatusListEntry']),
  },
  DisplayParameter: {
    title: must('text'),
    description: may('text'),
    primaryLanguage: must(concept),
    language: some(concept),
    individualDisplay: some(['IndividualDisplay']),
  },
  IndividualDisplay: { language: must(concept), displayDetail: some(['DisplayDetail']) },
  DisplayDetail: { page: must('count'), image: must(['MediaObject']) },
  MediaObject: { content: must('string'), contentEncoding: must(concept), contentType: must(concept) },
  Organisation: {
    legalName: must('text'),
    altLabel: may('text'),
    location: some(['Location']),
    eIDASIdentifier: may(['LegalIdentifier']),
    vatIdentifier: any(['LegalIdentifier']),
    identifier: any(['Identifier', 'LegalIdentifier']),
    homepage: any(['WebResource']),
  },
  Location: { address: some(['Address']), spatialCode: any(concept) },
  Address: { countryCode: must(concept) },
  Identifier: { notation: must('string'), schemeName: may('string') },
  LegalIdentifier: { notation: must('string'), spatial: must(concept) },
  WebResource: { contentURL: must('string') },
  Note: { noteLiteral: must('text'), subject: may(concept) },
  Accreditation: {
    title: must('text'),
    dcType: must(concept),
    accreditingAgent: must(['Organisation']),
    organisation: any(['Organisation']),
    identifier: any(['Identifier']),
    report: may(['WebResource']),
    landingPage: any(['WebResource']),
    dateIssued: may('dateTime'),
    expiryDate: may('dateTime'),
    limitEQFLevel: any(concept),
    limitField: any(concept),
  },
  Evidence: { dcType: must(concept), evidenceStatement: may('string'), accreditation: may(['Accreditation']) },
  Person: {
    givenName: may('name'),
    familyName: may('name'),
    fullName: may('name'),
    dateOfBirth: may('dateTime'),
    identifier: any(['Identifier']),
    hasClaim: some(['LearningAchievement', 'LearningActivity', 'LearningEntitlement']),
  },
  AwardingProcess: { awardingBody: some(['Organisation']), awardingDate: may('dateTime') },
  LearningAchievement: {
    title: must('text'),
    awardedBy: must(['AwardingProcess']),
    specifiedBy: may(['Qualification']),
    identifier: any(['Identifier']),
    additionalNote: any(['Note']),
    provenBy: any(['LearningAssessment']),
    influencedBy: any(['LearningActivity']),
    creditReceived: any(['CreditPoint']),
    hasPart: any(['LearningAchievement']),
  },
  LearningActivity: {
    title: must('text'),
    awardedBy: must(['AwardingProcess']),
    additionalNote: any(['Note']),
    temporal: any(['PeriodOfTime']),
    workload: may('duration'),
    specifiedBy: may(['LearningActivitySpecification']),
    hasPart: any(['LearningActivity']),
  },
  LearningActivitySpecification: {
    title: must('text'),
    identifier: any(['Identifier']),
    description: may('text'),
    category: may('text'),
    additionalNote: any(['Note']),
    homepage: any(['WebResource']),
    language: any(concept),
    mode: any(concept),
    volumeOfLearning: may('duration'),
  },
  LearningEntitlement: {
    title: must('text'),
    awardedBy: must(['AwardingProcess']),
    specifiedBy: may(['LearningEntitlementSpecification']),
    identifier: any(['Identifier']),
    additionalNote: any(['Note']),
    hasPart: any(['LearningEntitlement']),
  },
  LearningEntitlementSpecification: {
    title: must('text'),
    identifier: any(['Identifier']),
    category: may('text'),
    additionalNote: any(['Note']),
    dcType: must(concept),
    entitlementStatus: must(concept),
    limitOrganisation: any(['Organisation']),
  },
  LearningAssessment: {
    title: must('text'),
    awardedBy: must(['AwardingProcess']),
    grade: must(['Note']),
    dateIssued: may('dateTime'),
    idVerification: may(concept),
    specifiedBy: may(['LearningAssessmentSpecification']),
  },
  LearningAssessmentSpecification: {
    title: must('text'),
    dcType: may(concept),
    mode: any(concept),
    gradingScheme: may(['GradingScheme']),
  },
  GradingScheme: { title: must('text') },
  Qualification: {
    title: must('text'),
    identifier: any(['Identifier']),
    description: may('text'),
    category: may('text'),
    additionalNote: any(['Note']),
    homepage: any(['WebResource']),
    dcType: any(concept),
    language: any(concept),
    volumeOfLearning: may('duration'),
    mode: any(concept),
    thematicArea: any(concept),
    creditPoint: any(['CreditPoint']),
    learningSetting: may(concept),
    entryRequirement: may(['Note']),
    learningOutcome: any(['LearningOutcome']),
    isPartialQualification: may('boolean'),
    isPartOf: any(['Qualification']),
    eqfLevel: may(concept),
    nqfLevel: any(concept),
    accreditation: any(['Accreditation']),
  },
  LearningOutcome: {
    title: must('text'),
    identifier: any(['Identifier']),
    dcType: may(concept),
    reusabilityLevel: may(concept),
    relatedESCOSkill: any(concept),
  },
  CreditPoint: { framework: must(concept), point: must('string') },
  PeriodOfTime: { startDate: may('dateTime'), endDate: may('dateTime') },
  // The shapes let a concept go without scheme and label; nobody can read or check one that does.
  Concept: { inScheme: must(['ConceptScheme']), prefLabel: must('text') },
  ConceptScheme: {},
  ShaclValidator2017: {},
  BitstringStatusListEntry: {
    statusPurpose: must('string'),
    statusListIndex: must('string'),
    statusListCredential: must('string'),
  },
};
