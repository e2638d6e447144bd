// What degrees, school leaving certificates and trainings are called in German: Germany, Austria, Switzerland.
// Plain (lower case, no accents), as parts of one regular expression.

export const germanDegrees: readonly string[] = [
  // Examinations
  '(?:reife- und diplom|reife|diplom|berufsreife|studienberechtigungs|lehrabschluss|gesellen|abschluss|zwischen|fachschul|meister|unternehmer|ausbilder|berufs|magister|eignungs|externen)-?prufung|(?:erste|zweite|1\\.|2\\.) staatsprufung|(?:vor)?physikum|approbation|referendariat|vorbereitungsdienst|facharzt(?:anerkennung|prufung)?|rigorosum',
  // Schools
  'matura(?:zeugnis)?|(?:(?:gymnasiale|kaufmannische|technische|gestalterische|eidg\\.|eidgenossische) )?(?:berufs|fach)?maturitat|berufsmatura|(?:(?:pflicht|haupt|volks|real|mittel|ober|sekundar|bezirks|forder)(?:schul)?|schul)abschluss|(?:fach|hoch|berufs)schulreife|berufsreife|quali|sekundarschule(?: [a-e])?|sekundarstufe (?:ii?|1|2)|oberstufe|polytechnische oberschule|erweiterte oberschule|\\d{1,2}\\. klasse',
  // Trades
  '(?:lehr|berufs|ausbildungs|facharbeiter)abschluss|facharbeiter(?:brief|in)?|lehre(?: mit matura)?|anlehre|vorlehre|grundbildung|berufsgrundbildungsjahr|berufsvorbereitungsjahr|freiwilliges (?:soziales|okologisches) jahr|fsj|(?:eidg(?:enossische[rs]?|\\.) )?(?:fahigkeitszeugnis|fachausweis|berufsattest)(?: efz| eba)?|eidg(?:enossische[rs]?|\\.) diplom|efz|eba|(?:dipl(?:om|omierte[rs]?|\\.) )?(?:techniker|pflegefachfrau|pflegefachmann|betriebswirtschafter|informatiker|sozialpadagoge)(?:in)? hf|diplom hf|(?:handels|industrie|verwaltungs|betriebs|wirtschafts|technischer? )?fachwirt(?:in)?(?: \\((?:ihk|vwa|hwk)\\))?|betriebswirt(?:in)?(?: \\((?:ihk|vwa|hwk)\\))|(?:industrie|handwerks|polier|kfz|elektro|tischler|maurer|kuchen|backer|brau|land)meister(?:brief|titel|in)?(?: \\((?:ihk|hwk)\\))?|qualifizierung|zertifikats(?:kurs|lehrgang|studium)|lehrgang|grundausbildung',
  // Universities
  '(?:cas|das|mas|emba|bsc|msc|ba|ma) (?:eth|uzh|unibe|fhnw|fho|zfh|bfh|hslu|zhaw|fh)|mas|das|cas|nachdiplomstudium|nachdiplomkurs|nds|ndk|lizentiat|lic\\.(?: ?\\p{L}{2,5}\\.)*|mag\\.(?: ?\\(fh\\))?(?: ?\\p{L}{2,5}\\.)*|diplom-?ingenieur(?:in)?(?: \\((?:fh|uni|ba|tu)\\))?|bakk\\.(?: ?\\p{L}{2,5}\\.)*|bakkalaureat|doktorat(?:sstudium)?|(?:diplom|magister|lehramts|zweit|grund|haupt|aufbau|fern|abend|promotions|doktorats|hochschul|kontakt|weiterbildungs)-?studium|famulatur',
  // General forms, behind those that begin with them
  '(?:allgemeine |fachgebundene )?(?:hochschulreife|fachhochschulreife|fachabitur|abitur|matura|maturitat)(?: \\(abitur\\))?',
  'mittlere reife|mittlerer? (?:schulabschluss|bildungsabschluss)|(?:qualifizierender |erweiterter )?(?:realschulabschluss|hauptschulabschluss|sekundarabschluss)|fachoberschulreife|(?:erstes|zweites|1\\.|2\\.) (?:juristisches )?staatsexamen|staatsexamen|magister(?: artium)?|promotion|habilitation|lehramt|vordiplom|doktor(?: der \\w+)?|dr\\.(?: \\w{2,4}\\.)*',
  '(?:duale |schulische |betriebliche |kaufmannische |abgeschlossene )?(?:berufsausbildung|ausbildung|umschulung|lehre|weiterbildung|fortbildung|meisterprufung|meisterschule|gesellenbrief|meisterbrief|facharztausbildung)|(?:duales )?studium|bachelorstudium|masterstudium|(?:bachelor|master)abschluss',
  'diplom(?!e)-?\\p{L}*(?:[ -]\\p{L}*(?:ingenieur|kaufmann|informatiker|betriebswirt|wirt)\\p{L}*)?(?: \\((?:fh|uni|ba|dh)\\))?|dipl\\.?-?(?:ing|kfm|inf|psych|phys|biol|chem|math|pad|soz|betriebsw|oec|des)\\.?(?: \\((?:fh|uni|ba|dh)\\))?',
  '(?:staatlich )?(?:gepruft|anerkannt|examiniert)e?r? \\p{L}+(?: \\((?:ihk|hwk)\\))?',
];
