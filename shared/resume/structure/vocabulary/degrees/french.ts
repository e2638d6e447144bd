// What degrees, school leaving certificates and trainings are called in French: France, Belgium, Switzerland, Quebec.
// Plain (lower case, no accents), as parts of one regular expression.

export const frenchDegrees: readonly string[] = [
  // France
  "deust|daeu|dnb|dnsep|dnap|dnmade|dma|diu|du|btsa|btsm|bpjeps|dejeps|desjeps|deaes|deavs|dees|cafdes|caferuis|cqpm?|capes|capeps|capet|crpe|agregation|mention complementaire|hypokhagne|khagne|maths? (?:sup|spe)|prepa(?: hec)?|(?:1er|2e|3e|premier|deuxieme|second|troisieme) cycle|cycle (?:superieur|ingenieur)|ingenieur (?:diplome|d['’]etat)|master (?:meef|pro)|titre (?:rncp(?: niveau \\d)?|d['’]ingenieur)|niveau (?:bac|cap|bep|bts)|capacite en droit|habilitation a diriger des recherches|hdr|internat|certificat d['’](?:aptitude(?: \\p{L}+)*|etudes(?: \\p{L}+)*)|certificat(?: universitaire| de qualification(?: professionnelle)?)?|attestation(?: de formation| d['’]etudes(?: (?:collegiales|professionnelles))?)?|diplome (?:d['’]etudes(?: (?:collegiales|professionnelles|secondaires|universitaires|superieures|approfondies|superieures specialisees|appliquees))?|superieur)",
  // Belgium
  "bachelier|graduat|cess|ceb|certificat d['’]enseignement secondaire superieur|aess|master (?:de specialisation|complementaire|a finalite)|humanites|(?:enseignement )?secondaire superieur",
  // Switzerland
  '(?:certificat federal de capacite|cfc|afp|brevet federal|diplome (?:federal|hes|es)|maturite(?: (?:gymnasiale|professionnelle|federale|specialisee))?|bachelor hes)',
  // Quebec
  'aec|des|dess|certificat de (?:premier|deuxieme) cycle|microprogramme|secondaire (?:v|5)|doctorat de premier cycle',
  // General forms, behind those that begin with them
  "licence professionnelle|licence|maitrise|master (?:1|2|i|ii|m1|m2|professionnel|recherche)|master specialise|mastere specialise|mastere|m[12]|doctorat|these|d\\.?e\\.?u\\.?[gs]\\.?|dec|dep|dees|d\\.?u\\.?t\\.?|b\\.?u\\.?t\\.?|b\\.?t\\.?s\\.?|d\\.?e\\.?a\\.?|d\\.?e\\.?s\\.?s\\.?|cap|bep|bpa?|bac(?:calaureat)?(?: (?:general|technologique|professionnel|pro|scientifique|litteraire|s|es|l|stmg|sti2d|st2s|stg|sti))?(?! ?\\+)|bac ?\\+ ?\\d|brevet(?: (?:professionnel|des colleges|de technicien superieur))?|diplome d['’]etat(?: d['’]\\p{L}+| de \\p{L}+)?|diplome (?:universitaire(?: de technologie)?|national du brevet|d['’]ingenieur)|titre professionnel|cycle preparatoire|classes? preparatoires?(?: aux grandes ecoles)?|certificat d['’]aptitude professionnelle|formation|diplome",
];
