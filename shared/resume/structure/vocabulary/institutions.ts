// What schools and universities are called.

/** Certain. */
export const institutionWords: ReadonlySet<string> = new Set(
  `university universities college colleges school schools academy polytechnic polytechnical seminary conservatory institute institution bootcamp lyceum collage board
vidyalaya vidyalay mahavidyalaya mahavidyalay vidyapeeth vidyapith vidyashram vishwavidyalaya niketan shikshan madrasa madrassa pathshala yeshiva
universitet universiteit universiteti universidade universita uniwersytet univerzita univerzitet universitatea universitas hogeschool hogskola hogskolan hojskole
politecnico politechnika politehnica politecnica istituto scuola liceo liceu ginnasio escola faculdade instituut instytut gimnazium gimnazjum lycee
universitat hochschule fachhochschule technikum gymnasium realschule hauptschule gesamtschule grundschule oberschule mittelschule berufsschule berufskolleg berufsfachschule fachoberschule berufsakademie
fachschule handelsschule meisterschule abendgymnasium kolleg akademie institut volkshochschule kunsthochschule musikhochschule schule krankenpflegeschule pflegeschule ihk handwerkskammer
universite ecole lycee college faculte iut insa iae esc ens ensam cfa greta institut academie cnam afpa ifsi conservatoire
universidad universitat facultad instituto ies colegio escuela politecnica academia conservatorio`
    .trim()
    .split(/\s+/),
);

/** German compounds: `Wirtschaftshochschule`, `Kreisberufsschule`. */
export const germanInstitutionEndings: readonly string[] =
  'schule hochschule universitat gymnasium kolleg akademie institut schulzentrum'.split(' ');

/** Names that have no such word but are written like one: known by their first letters. */
export const institutionNames: ReadonlySet<string> = new Set(
  'cbse icse cisce nios ignou jntu jnu vtu iit iiit nit bits vit srm ntu nus smu rmit htwg htw hwr htl hak mit eth epfl tu fh rwth kit lmu hec essec edhec escp insead esade iese cefet uned ucla lse ucl upc upm uam ub uab mooc coursera udemy udacity edx openclassrooms codecademy'.split(
    ' ',
  ),
);
