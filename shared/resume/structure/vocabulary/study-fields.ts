// What is studied: words that are no school and no degree, though organisations are called by some of them (`Maschinenbau`, `Finance`).
import { endsWithOne } from './compounds';
import { plainWords } from './plain-words';

const english = `
accounting actuarial administration aeronautics aerospace agriculture agronomy anatomy animation anthropology applied archaeology architecture art arts astronomy automation automotive aviation banking
biochemistry biology biomedical biotechnology botany business carpentry chemical chemistry civil classics communication communications computer computing construction cookery criminology culinary
cybersecurity dance data dental dentistry design development ecology economics education electrical electronic electronics energy engineering english entrepreneurship environmental fashion film finance
forestry french geography geology german graphic health history horticulture hospitality humanities hygiene industrial informatics information insurance international journalism kinesiology languages
law leadership linguistics literature logistics management manufacturing marketing materials mathematics maths mechanical mechatronics media medicine metallurgy microbiology midwifery music nanotechnology
networks neuroscience nursing nutrition oceanography operations optometry organisation paramedic pathology pedagogy petroleum pharmacology pharmacy philosophy photography physics physiology
physiotherapy planning plumbing policy political politics process production psychology public radiography relations religion resources retail robotics science sciences security social sociology software
spanish sport sports statistics studies supply surgery surveying systems teaching technologies technology telecommunications textile theatre theology therapy tourism translation transport urban veterinary
web welding zoology`;

const german = `
agrarwissenschaften anglistik architektur automatisierung bauingenieurwesen bauwesen betriebswirtschaft betriebswirtschaftslehre bildung bwl chemie design elektronik elektrotechnik energietechnik ernahrung
erziehung fahrzeugtechnik fertigungstechnik finanzen forstwirtschaft gastronomie gartenbau germanistik geschichte gesundheit gestaltung handel hauswirtschaft holztechnik immobilien informatik
ingenieurwesen journalismus jura kommunikation kultur kunst landwirtschaft lebensmitteltechnik logistik management marketing maschinenbau mathematik mechanik mechatronik medien medizin medizintechnik musik
nachrichtentechnik naturwissenschaften pflege pharmazie philosophie physik politik produktion psychologie raumplanung recht rechtswissenschaft rechtswissenschaften romanistik soziale soziales sozialwesen sozialwesens
sport sprachen technik tourismus umwelttechnik unternehmensfuhrung verfahrenstechnik verkehr versicherungen versorgungstechnik vertrieb verwaltung volkswirtschaft volkswirtschaftslehre vwl werkzeugbau wirtschaft
wirtschaftsinformatik wirtschaftsingenieurwesen zahnmedizin`;

const french = `
administration aeronautique agriculture agronomie alimentaire architecture arts assurance automatique automobile banque batiment biologie chimie civil commerce communication comptabilite construction cuisine culture
design developpement droit ecologie economie education electricite electronique electrotechnique energetique energie environnement fiscalite gestion histoire horticulture hotellerie humaines industrie
industrielle informatique ingenierie internationales journalisme langues lettres linguistique litterature logistique maintenance management marketing materiaux mathematiques mecanique medecine menuiserie metiers
musique numerique optique patisserie pedagogie pharmacie philosophie physique politique politiques production psychologie qualite reseaux restauration sante sciences securite sociales sociologie soins soudure sport
statistique statistiques techniques technologie telecommunications theatre tourisme traduction transport travaux urbanisme`;

const spanish = `
administracion aeronautica agricultura agronomia alimentos ambiental arquitectura arte artes automatizacion banca biologia ciencias civil cocina comercio computacion comunicacion construccion contabilidad
criminologia derecho desarrollo diseno ecologia economia educacion electricidad electronica emergencias empresas energia enfermeria estadistica farmacia filologia filosofia finanzas fisica fisioterapia
gastronomia geografia geologia gestion historia hosteleria humanas idiomas industrial informatica infantil ingenieria internacional internacionales jardineria lenguas letras literatura logistica maquinaria
marketing matematicas mecanica mecatronica medicina mercadotecnia metalurgia musica negocios nutricion obras odontologia pedagogia periodismo politicas primaria produccion psicologia publicidad quimica recursos
redes relaciones salud seguridad sistemas social sociales sociologia soldadura tecnologia tecnologias telecomunicaciones traduccion transporte turismo veterinaria`;

const fields: ReadonlySet<string> = new Set(
  [english, german, french, spanish].flatMap((words) => words.trim().split(/\s+/)),
);

const endings: readonly string[] =
  'ologie ology ologia ologies wissenschaft wissenschaften technik nomie nomia istik istics ingenieurwesen kunde pflege graphie grafie grafia metrie metria padagogik informatik mechanik chemie physik wirtschaft bau recht'.split(
    ' ',
  );

/** Words that only join others. */
const joining: ReadonlySet<string> = new Set(
  'and und et y e of for in im der die das des fur mit von de du la le les del los las en a au aux d l und the'.split(
    ' ',
  ),
);

export function isFieldWord(word: string): boolean {
  return fields.has(word) || endsWithOne(word, endings);
}

/** All of it is what somebody may study. */
export function isFieldOfStudy(text: string): boolean {
  const words = plainWords(text).filter((word) => !joining.has(word));
  return words.length > 0 && words.every(isFieldWord);
}
