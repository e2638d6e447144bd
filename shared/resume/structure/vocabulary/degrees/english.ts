// What degrees, school leaving certificates and trainings are called in English: Britain, Ireland, North America, India, the Pacific.
// Plain (lower case, no accents), as parts of one regular expression.

export const englishDegrees: readonly string[] = [
  // Schools
  '(?:scottish |advanced )?highers|national [45]s?|standard grades?|t[- ]levels?|access to (?:he|higher education)(?: diploma)?|(?:higher |senior |upper )?secondary(?: school)?(?: (?:certificate|leaving certificate|education))?(?: \\((?:hsc|ssc|class x(?:ii)?)\\))?|hsc|sslc|hslc|(?:class|std\\.?|standard|grade) (?:x(?:ii)?|1[02](?:th)?)(?:,? (?:cbse|icse|isc|state board))?|1[02]th(?: (?:class|standard|grade|std\\.?))?|intermediate(?: \\((?:mpc|bipc|cec|mec|hec)\\))|junior cert(?:ificate)?|ncea(?: level \\d)?|matric(?:ulation)?|school (?:leaving )?certificate|ontario secondary school diploma|ossd',
  // Colleges and trades
  'certificate of (?:completion|achievement|apprenticeship|proficiency|higher education)|certificate i{1,3}v?|diploma of higher education|cert ?he|dip ?he|(?:vocational|technical|trade|nursing|teaching|paralegal|culinary|advanced|graduate|undergraduate|executive|career|college|polytechnic) (?:diploma|certificate|degree|education)|(?:modern |advanced )?apprenticeship(?: (?:level \\d|framework))?|journeyman(?: certificate)?|red seal|teaching credential|teacher training',
  // Doctors of all kinds
  "(?:medical |surgical |clinical )?(?:residency|fellowship)|licentiate|engineer'?s degree|(?:doctoral|postdoctoral|postgraduate) (?:studies|training|research)|integrated (?:master|bachelor)'?s?",
  // General forms, behind those that begin with them
  "(?:executive )?(?:bachelor|master|associate|doctor|licentiate)(?:'?s|’s)? (?:of|in)(?: applied)?(?: the)? (?:business administration|public administration|public health|public policy|social work|social sciences?|fine arts?|liberal arts?|library science|computer applications|computing|commerce|laws?|medicine(?: and surgery)?|music|nursing|philosophy|education|engineering(?: technology)?|technology|architecture|sciences?|arts?(?: and sciences?)?|divinity|theology|pharmacy|dental surgery|veterinary medicine|design|accounting|accountancy|research|letters|studies|management|finance)(?: \\((?:hons?|honou?rs)\\.?\\))?(?: \\([a-z.]{2,8}\\))?",
  "(?:bachelor|master|associate|doctoral|doctorate|undergraduate|postgraduate|graduate)(?:'?s|’s)? (?:degree|diploma|certificate|programme|program|studies)(?: of (?:science|arts|engineering)s?)?",
  "(?:post[- ]?)?graduate (?:diploma|certificate|degree)|p\\.? ?g\\.? ?diploma|higher national (?:diploma|certificate)|national diploma|advanced diploma|foundation degree|professional certificate|associate'?s?",
  'g\\.?c\\.?e\\.? ?["\'‘’“”]?[aon]["\'‘’“”]?[ -]levels?|["\'‘“][ao]["\'’”][ -]levels?',
  'leaving certificate|pg ?(?:cert|dip|ce)|national vocational qualification(?: level \\d)?|high school diploma|high school|secondary school (?:diploma|certificate)|ged|gcses?|a[- ]levels?|as[- ]levels?|igcses?|o-levels?|btec(?: (?:level \\d|national|higher national))?(?: (?:diploma|certificate|extended diploma))?|international baccalaureate|nvq(?: level \\d)?|city (?:&|and) guilds|hnd|hnc|apprenticeship',
  // South Asia
  '(?:10|12|x|xii)(?:th|st)(?: (?:standard|class|std|grade))?(?! (?:edition|century))|class (?:x|xii|10|12)(?:th)?|(?:higher|senior) secondary (?:certificate|examination|education)|matriculation|intermediate(?! school)|ssc|hsc|sslc|(?:i{1,2}|1st|2nd|first|second) (?:year )?puc|puc|10 ?\\+ ?2|plus two|pgdm|pgdba|pgdca|i\\.?t\\.?i',
];
