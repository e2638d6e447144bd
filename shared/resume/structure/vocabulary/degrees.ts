// What degrees are called: how they begin, what belongs to them, and what a grade looks like.

/**
 * Written out or short, from the longest form on, at the beginning of a text; case does not matter, accents are left off before.
 * What follows (`in Physics`) is the subject.
 */
const degreeForms = [
  // English
  "(?:executive )?(?:bachelor|master|associate|doctor|licentiate)(?:'?s|’s)? (?:of|in)(?: applied)?(?: the)? (?:business administration|public administration|public health|public policy|social work|social sciences?|fine arts?|liberal arts?|library science|computer applications|computing|commerce|laws?|medicine(?: and surgery)?|music|nursing|philosophy|education|engineering(?: technology)?|technology|architecture|sciences?|arts?(?: and sciences?)?|divinity|theology|pharmacy|dental surgery|veterinary medicine|design|accounting|accountancy|research|letters|studies|management|finance)(?: \\((?:hons?|honou?rs)\\.?\\))?(?: \\([a-z.]{2,8}\\))?",
  "(?:bachelor|master|associate|doctoral|doctorate|undergraduate|postgraduate|graduate)(?:'?s|’s)? (?:degree|diploma|certificate|programme|program|studies)(?: of (?:science|arts|engineering)s?)?",
  "(?:post-?)?graduate (?:diploma|certificate|degree)|higher national (?:diploma|certificate)|national diploma|advanced diploma|foundation degree|professional certificate|associate'?s?",
  'leaving certificate|pg ?(?:cert|dip|ce)|national vocational qualification(?: level \\d)?|high school diploma|high school|secondary school (?:diploma|certificate)|ged|gcses?|a[- ]levels?|as[- ]levels?|igcses?|o-levels?|btec(?: (?:level \\d|national|higher national))?(?: (?:diploma|certificate|extended diploma))?|international baccalaureate|nvq(?: level \\d)?|city (?:&|and) guilds|hnd|hnc|apprenticeship',
  // Short forms of the whole world, with or without points
  '(?:b\\.? ?sc|m\\.? ?sc|b\\.? ?eng|m\\.? ?eng|b\\.? ?ed|m\\.? ?ed|m\\.? ?phil|d\\.? ?phil|b\\.? ?com|m\\.? ?com|b\\.? ?tech|m\\.? ?tech|ll\\.? ?b|ll\\.? ?m|ph\\.? ?d|m\\.? ?b\\.? ?a|b\\.? ?b\\.? ?a|b\\.? ?f\\.? ?a|m\\.? ?f\\.? ?a|b\\.? ?s\\.? ?n|m\\.? ?s\\.? ?n|b\\.? ?c\\.? ?a|m\\.? ?c\\.? ?a|m\\.? ?p\\.? ?h|m\\.? ?s\\.? ?w|b\\.? ?s\\.? ?w|b\\.? ?arch|m\\.? ?arch|m\\.? ?res|a\\.? ?a\\.? ?s|a\\.a|a\\.s|j\\.? ?d|m\\.d|ed\\.? ?d|dba|mb ?bs|emba|b\\.? ?s|m\\.? ?s|b\\.? ?a|m\\.? ?a|b\\.? ?e|m\\.? ?e|aa)\\.?(?: ?\\(?hons?\\.?\\)?)?(?: ?\\([a-z.]{2,4}\\))?',
  // German
  '(?:allgemeine |fachgebundene )?(?:hochschulreife|fachhochschulreife|fachabitur|abitur|matura|maturitat)(?: \\(abitur\\))?',
  'mittlere reife|mittlerer? (?:schulabschluss|bildungsabschluss)|(?:qualifizierender |erweiterter )?(?:realschulabschluss|hauptschulabschluss|sekundarabschluss)|fachoberschulreife|(?:erstes|zweites|1\\.|2\\.) (?:juristisches )?staatsexamen|staatsexamen|magister(?: artium)?|promotion|habilitation|lehramt|vordiplom|doktor(?: der \\w+)?|dr\\.(?: \\w{2,4}\\.)*',
  '(?:duale |schulische |betriebliche |kaufmannische |abgeschlossene )?(?:berufsausbildung|ausbildung|umschulung|lehre|weiterbildung|fortbildung|meisterprufung|meisterschule|gesellenbrief|meisterbrief|facharztausbildung)|(?:duales )?studium|bachelorstudium|masterstudium|(?:bachelor|master)abschluss',
  'diplom(?!e)-?\\p{L}*(?:[ -]\\p{L}*(?:ingenieur|kaufmann|informatiker|betriebswirt|wirt)\\p{L}*)?(?: \\((?:fh|uni|ba|dh)\\))?|dipl\\.?-?(?:ing|kfm|inf|psych|phys|biol|chem|math|pad|soz|betriebsw|oec|des)\\.?(?: \\((?:fh|uni|ba|dh)\\))?',
  '(?:staatlich )?(?:gepruft|anerkannt|examiniert)e?r? \\p{L}+(?: \\((?:ihk|hwk)\\))?',
  // French
  "licence professionnelle|licence|maitrise|master (?:1|2|i|ii|m1|m2|professionnel|recherche)|master specialise|mastere specialise|mastere|m[12]|doctorat|these|d\\.?e\\.?u\\.?[gs]\\.?|dec|dep|dees|d\\.?u\\.?t\\.?|b\\.?u\\.?t\\.?|b\\.?t\\.?s\\.?|d\\.?e\\.?a\\.?|d\\.?e\\.?s\\.?s\\.?|cap|bep|bpa?|bac(?:calaureat)?(?: (?:general|technologique|professionnel|pro|scientifique|litteraire|s|es|l|stmg|sti2d|st2s|stg|sti))?(?! ?\\+)|bac ?\\+ ?\\d|brevet(?: (?:professionnel|des colleges|de technicien superieur))?|diplome d['’]etat(?: d['’]\\p{L}+| de \\p{L}+)?|diplome (?:universitaire(?: de technologie)?|national du brevet|d['’]ingenieur)|titre professionnel|cycle preparatoire|classes? preparatoires?(?: aux grandes ecoles)?|certificat d['’]aptitude professionnelle|formation|diplome",
  // Spanish
  'doble grado|grado (?:superior|medio)|grado|licenciatura|licenciado|licenciada|diplomatura|ingenieria(?: tecnica| superior)?|master (?:universitario|oficial)|posgrado|postgrado|doctorado|bachillerato|bachiller|ciclo formativo(?: de grado (?:superior|medio))?|tecnico (?:superior|medio|especialista)|tecnico|formacion profesional|fp(?: (?:i|ii|grado superior|grado medio))?|cfg[sm]|educacion secundaria obligatoria|eso|curso|tecnicatura|certificado de profesionalidad|graduado escolar|graduado|titulo (?:superior|propio|de \\p{L}+)',
  // A time abroad
  "(?:auslands|erasmus|austausch)-?(?:semester|jahr|studium)|(?:semestre|estancia|sejour|annee|ano|programa|programme|semester|year|term)(?: \\p{L}+)? (?:erasmus\\+?|abroad|d['’]echange|de intercambio)|erasmus\\+?(?: (?:exchange|semester|programme|program|year))?|exchange (?:semester|student|year|program(?:me)?)|study abroad",
  // One word for many
  "master(?:'s|’s)?|bachelor(?:'s|’s)?|doctorate|diploma|diplom|certificate|zertifikat|minor|major",
];

/** In a flat text (lower case, no accents); the first form that fits is the longest that is meant. */
export const degreeForm = new RegExp(`(?<![\\p{L}\\p{N}.'’-])(?:${degreeForms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** Trainings for one job: what follows is part of the degree's name (`CAP Électricien`, `Ausbildung zum Koch`), up to a separator. */
export const vocationalForm =
  /^(?:(?:\p{L}+ )?(?:berufsausbildung|ausbildung|umschulung|lehre|weiterbildung|fortbildung)(?= (?:zum|zur|als|im|mit|bei))|cap|bep|bts|bac(?:calaureat)? (?:pro|professionnel|technologique)|brevet|titre professionnel|diplome d['’]etat|tecnico|tecnica|ciclo formativo|bachillerato|ingenieria|classes? preparatoires?|certificado de profesionalidad|formation|curso|staatlich|gepruft)/u;

/** Written with one of these, subject and degree are one name (`Grado en Derecho`), which English is not (`Bachelor in Law`). */
export const romancePreposition = /^\s*(?:en|de|d['’]|del|des|du|der)(?:\s|(?<=['’]))/u;

/** What stands between a degree and its subject. */
export const subjectPrepositions =
  /^(?:in|of|en|de|im|der|des|du|d['’]|zum|zur|als|fach|fachrichtung|studiengang|mention|specialite|option|especialidad(?: en)?|especializacion(?: en)?|with a major in|major in|majoring in|major|mit schwerpunkt)(?: (?:fach|studiengang|field of|the|la|el|les))?(?:\s+|(?<=['’])|:\s*)/u;
