/**
 * The terms of ELM 3.2 as its application profile for European Digital Credentials names them, as facts: which term
 * stands for which IRI, and what kind of value it takes. 253 terms, 15 of them prefixes.
 *
 * A group is words under the prefix of their namespace; `term=local` where the local name differs from the term.
 * Credentials are signed over what this table says, so it is never changed: another version of ELM gets its own table.
 */
export type Group = Readonly<Record<string, string>>;

/** `clv` ends in no delimiter, so JSON-LD 1.1 does not take it for a prefix: `clv:latitude` stays as it is. */
export const PREFIXES: Group = {
  cred: 'https://www.w3.org/2018/credentials#',
  elm: 'http://data.europa.eu/snb/model/elm/',
  adms: 'http://www.w3.org/ns/adms#',
  dc: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  org: 'http://www.w3.org/ns/org#',
  rov: 'http://www.w3.org/ns/regorg#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  person: 'http://www.w3.org/ns/person#',
  clv: 'http://data.europa.eu/m8g',
  locn: 'http://www.w3.org/ns/locn#',
  vc: 'http://data.europa.eu/snb/model/w3c/vc/',
};

export const CLASSES: Group = {
  elm: `
    Accreditation Address Agent Amount AwardingOpportunity AwardingProcess Claim ContactPoint CredentialStatus
    CreditPoint DisplayDetail DisplayParameter EuropeanDigitalCredential EuropeanDigitalPresentation Evidence
    GradingScheme Grant Group Identifier IndividualDisplay LearningAchievement LearningAchievementSpecification
    LearningActivity LearningActivitySpecification LearningAssessment LearningAssessmentSpecification
    LearningEntitlement LearningEntitlementSpecification LearningOpportunity LearningOutcome LegalIdentifier Mailbox
    MediaObject Note Organisation Person Phone PriceDetail Proof Qualification ResultCategory ResultDistribution
    ShaclValidator2017 ShortenedGrading Specification TermsOfUse VerificationCheck WebResource`,
  dc: 'Location PeriodOfTime',
  locn: 'Geometry',
  skos: 'Concept ConceptScheme',
};

/** Properties whose value is a node, or the IRI of one. The official context counts `dateModified` among them. */
export const REFERENCES: Group = {
  elm: `
    accreditation accreditingAgent additionalNote address admissionProcedure amount assessedBy attachment
    attachmentType awardedBy awardingBody awardingOpportunity awards bannerImage citizenshipCountry contactForm
    contactPoint contentEncoding contentType countryCode credentialProfiles creditPoint creditReceived decision
    descriptionHtml directedBy displayDetail displayParameter educationalSystemNote educationLevel educationSubject
    eIDASIdentifier=eidasLegalIdentifier elmSubject=subject emailAddress embeddedEvidence entitledBy entitlementStatus
    entitlesTo entryRequirement eqfLevel=EQFLevel evidenceTarget framework fullAddress gender generalisationOf grade
    gradeStatus gradingScheme grant groupMemberOf hasClaim hasCredential hasPart idVerification image
    individualDisplay influencedBy influences isPartOf landingPage learningAchievementSpecification
    learningActivitySpecification learningOpportunity learningOutcome learningOutcomeSummary learningSchedule
    learningSetting limitCredentialType limitEQFLevel limitField limitJurisdiction limitNationalOccupation
    limitOccupation limitOrganisation limitQualification location logo mode nationalID=nationalId noteFormat
    nqfLevel=NQFLevel organisation phone placeOfBirth priceDetail primaryLanguage provenBy proves providedBy
    qualificationCode relatedESCOSkill relatedSkill report resultCategory resultDistribution reusabilityLevel
    scheduleInformation shortenedGrading spatialCode specialisationOf specifiedBy supplementaryDocument targetGroup
    taxIdentifier thematicArea=ISCEDFCode unit used vatIdentifier verificationCheck verificationStatus`,
  adms: 'identifier',
  dc: 'creator dateModified=modified dcType=type language publisher spatial subject temporal',
  foaf: 'homepage member',
  org: 'hasSubOrganization memberOf subOrganizationOf',
  rov: 'registration',
  skos: 'inScheme',
};

/** Properties whose value is text by language. */
export const LANGUAGE_MAPS: Group = {
  elm: 'category geographicName noteLiteral',
  adms: 'schemeAgency',
  dc: 'description title',
  foaf: 'familyName fullName givenName',
  person: 'birthName patronymicName',
  rov: 'legalName',
  skos: 'altLabel definition prefLabel',
};

/** Properties whose value is a string of a datatype, by that datatype. */
export const TYPED_LITERALS: Readonly<Record<string, Group>> = {
  'xsd:anyURI': {
    elm: 'contentURL=contentUrl schemeId',
  },
  'xsd:boolean': {
    elm: 'isPartialQualification',
  },
  'xsd:dateTime': {
    elm: 'applicationDeadline awardingDate dateOfBirth endDate expiryDate reviewDate startDate',
    dc: 'dateCreated=created dateIssued=issued valid',
  },
  'xsd:decimal': {
    elm: 'value',
  },
  'xsd:duration': {
    elm: 'duration maximumDuration volumeOfLearning workload',
  },
  'xsd:integer': {
    elm: 'contentSize percentageEqual percentageHigher percentageLower',
  },
  'xsd:positiveInteger': {
    elm: 'count levelOfCompletion page',
  },
  'xsd:string': {
    elm: `
      areaDialingCode contactHour content countryDialing dialNumber evidenceStatement label maximumScore=maxScore
      minimumScore=minScore phoneNumber point schemeName schemeVersion score status summaryDisplay`,
    clv: 'latitude longitude',
  },
};

/** Properties whose value is a string and nothing more. */
export const PLAIN_LITERALS: Group = {
  skos: 'notation',
};
