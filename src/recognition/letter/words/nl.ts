import { supplementSentence } from '../../../record/recognition/supplement.ts';
import type { Words } from './words.ts';

const NO_CREDIT = `U ontvangt geen creditbewijs. ${supplementSentence({ outcome: 'granted' }, 'nl')}`;
const STILL = 'U volgt het opleidingsonderdeel en legt het examen af zoals andere studenten.';
const UNUSED = 'Deze beslissing verbruikt geen studiepunten: u kunt uw bewijsstukken later opnieuw voorleggen.';

/** B1 Dutch that says “u”; the legal terms are those of the Codex Hoger Onderwijs. */
export const NL: Words = {
  title: 'Beslissing over uw aanvraag tot vrijstelling',
  to: 'Aan',
  date: 'Datum',
  reference: 'Kenmerk',
  caseReference: 'Dossier',
  page: 'bladzijde {page} van {pages}',
  copy: '',
  original: 'Deze Nederlandse brief is het origineel. Van een Engelse kopie telt alleen wat ook hier staat.',
  credits: { one: '{ects} studiepunt', many: '{ects} studiepunten' },
  headings: {
    decision: 'Beslissing',
    subject: 'Waarover deze beslissing gaat',
    evidence: 'Bewijsstukken',
    basis: 'Rechtsgrond',
    reasons: 'Motivering',
    outcomes: 'Leerresultaten die niet zijn aangetoond',
    findings: 'Wat is vastgesteld',
    effect: 'Wat dit voor u betekent',
    signature: 'Wie heeft beslist',
    appeal: 'Niet akkoord? Zo gaat u in beroep',
  },
  decisions: {
    granted: '{body} verleent u een vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
    granted_partial: '{body} verleent u een deelvrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
    granted_conditional:
      '{body} verleent u onder voorwaarden een vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
    granted_elective:
      '{body} verleent u een vrijstelling in de keuzeruimte van uw opleiding, voor evenveel studiepunten als het opleidingsonderdeel {unit}, academiejaar {year}.',
    referred_evc:
      '{body} verleent u geen vrijstelling op grond van uw kwalificaties (EVK) voor het opleidingsonderdeel {unit}, academiejaar {year}, en verwijst u door naar een bekwaamheidsonderzoek (EVC).',
    refused: '{body} verleent u geen vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}.',
    inadmissible:
      '{body} verklaart uw aanvraag tot vrijstelling voor het opleidingsonderdeel {unit}, academiejaar {year}, niet ontvankelijk.',
  },
  partsFollow: 'U bent vrijgesteld van deze onderdelen, en niet van de andere:',
  conditionsFollow: 'De vrijstelling geldt pas wanneer u aan deze voorwaarden hebt voldaan:',
  supersedes: 'Deze beslissing komt in de plaats van de beslissing met kenmerk {id}.',
  subject: {
    applicant: 'Aanvrager',
    applicantReference: 'Kenmerk van de aanvrager',
    birthDate: 'Geboortedatum',
    unit: 'Opleidingsonderdeel',
    ects: 'Studieomvang',
    year: 'Academiejaar',
    programme: 'Opleiding',
    contract: 'Inschrijving',
    route: 'Procedure',
  },
  degrees: {
    graduaat: 'graduaat',
    bachelor: 'bachelor',
    schakel: 'schakelprogramma',
    voorbereiding: 'voorbereidingsprogramma',
    master: 'master',
    manama: 'master-na-master',
    postgraduaat: 'postgraduaat',
  },
  contracts: { diploma: 'diplomacontract', credit: 'creditcontract', examen: 'examencontract' },
  routes: {
    EVK: 'EVK: eerder verworven kwalificaties',
    EVC: 'EVC: eerder verworven competenties',
  },
  evidence: {
    intro: 'De beslissing steunt op:',
    title: 'Bewijsstuk',
    awardedBy: 'Uitgereikt door',
    awardedOn: 'Toegekend op',
    id: 'Kenmerk',
    digest: 'geen kenmerk; SHA-256 van het document: {digest}',
    notStated: 'niet vastgesteld',
    none: 'De beslissing steunt op geen enkel bewijsstuk.',
    andMore: 'en nog {count} andere',
  },
  used: {
    caption: 'Studiepunten die deze beslissing gebruikt',
    title: 'Waarvoor ze zijn toegekend',
    ects: 'Gebruikt',
  },
  competence: 'Bewijs van bekwaamheid {reference}, uitgereikt door {body}. Beoordelaars: {assessors}.',
  basis: {
    law: 'Wettelijke grond',
    regulation: 'Reglement',
    policy: 'Beleid',
    policyVersion: '{title}, versie {version}, goedgekeurd door {body}',
  },
  reasons: {
    prepared:
      'De vaststellingen in de tabel zijn voorbereid door een computerprogramma, dat vaste regels van het beleid toepast. De beslissing zelf is genomen door mensen.',
    followed: 'De beslissing volgt de aanbeveling van het programma.',
    followedBecause: 'De beslissing volgt de aanbeveling van het programma. De reden: {reason}',
    deviates: 'De beslissing wijkt af van de aanbeveling van het programma.',
    deviatesBecause: 'De beslissing wijkt af van de aanbeveling van het programma. De reden: {reason}',
    caption: 'Vaststellingen per criterium',
    criterion: 'Criterium',
    finding: 'Vaststelling',
    motivation: 'Waarom zo is beslist',
    outcomesIntro: 'Deze leerresultaten van het opleidingsonderdeel zijn niet of niet volledig aangetoond:',
    outcomesCaption: 'Reden per leerresultaat',
    outcome: 'Leerresultaat',
    reason: 'Reden',
  },
  criteria: {
    admissibility: 'Ontvankelijkheid',
    verification: 'Echtheid en status',
    identification: 'Identiteit',
    quality_assurance: 'Kwaliteitszorg',
    testing: 'Toetsing',
    level: 'Niveau',
    workload: 'Studieomvang',
    learning_outcomes: 'Leerresultaten',
  },
  results: {
    met: 'Voldaan',
    partly: 'Deels voldaan',
    not_met: 'Niet voldaan',
    unknown: 'Niet nagegaan',
    'n/a': 'Niet van toepassing',
  },
  effects: {
    granted: ['U hoeft voor dit opleidingsonderdeel geen examen af te leggen.', NO_CREDIT],
    granted_partial: [
      'U hoeft over de genoemde onderdelen geen examen af te leggen. De rest van het opleidingsonderdeel volgt u wel, met het examen daarover.',
      `Voor het vrijgestelde deel ontvangt u geen creditbewijs. ${supplementSentence({ outcome: 'granted_partial' }, 'nl')}`,
    ],
    granted_conditional: [
      `Tot u aan alle voorwaarden hebt voldaan, bent u niet vrijgesteld. ${STILL}`,
      'Vanaf de dag waarop {body} vaststelt dat u eraan hebt voldaan, hoeft u voor dit opleidingsonderdeel geen examen meer af te leggen.',
      NO_CREDIT,
    ],
    granted_elective: [
      'U hoeft in de keuzeruimte voor {ects} geen examen af te leggen. Voor de andere opleidingsonderdelen verandert er niets.',
      NO_CREDIT,
    ],
    referred_evc: [
      `U bent nu niet vrijgesteld. ${STILL}`,
      'U kunt een bekwaamheidsonderzoek aanvragen bij de validerende instantie van de associatie waartoe de instelling behoort. Een bewijs van bekwaamheid kan daarna wel een grond voor vrijstelling zijn.',
      UNUSED,
    ],
    refused: [`U bent niet vrijgesteld. ${STILL}`, UNUSED],
    inadmissible: [`Uw aanvraag is niet inhoudelijk beoordeeld. U bent niet vrijgesteld. ${STILL}`, UNUSED],
  },
  signature: 'Voor {body}:',
  appeal: {
    intro:
      'Bent u het niet eens met deze beslissing, dan kunt u in beroep gaan. Dat kan ook wanneer u een vrijstelling krijgt.',
    first: 'Eerst: intern beroep',
    addressee: 'Bij wie',
    address: 'Waar',
    form: 'Hoe',
    term: 'Wanneer',
    termText:
      'Binnen 7 kalenderdagen na de kennisgeving van deze beslissing. De dag na de kennisgeving is dag 1. Zaterdagen, zondagen en feestdagen tellen mee.',
    answer:
      'De instelling beslist over uw beroep binnen 20 kalenderdagen. De dag nadat u het hebt ingesteld, is dag 1.',
    second: 'Daarna: de Raad voor betwistingen inzake studievoortgangsbeslissingen',
    raad: 'Gaat u niet akkoord met de beslissing over uw intern beroep, of komt die er niet op tijd, dan kunt u naar de Raad voor betwistingen inzake studievoortgangsbeslissingen. Zonder intern beroep kan dat niet.',
    raadTerm:
      'Dat moet binnen 7 kalenderdagen na de kennisgeving van de beslissing over uw intern beroep. Kreeg u geen beslissing, dan moet het binnen 7 kalenderdagen na de laatste van de 20 kalenderdagen van de instelling. De dag erna is telkens dag 1.',
    raadPower:
      'De Raad kan een beslissing vernietigen. De Raad beslist niet zelf over de vrijstelling: dat doet de instelling dan opnieuw.',
  },
};
