// What the parts of a resume are headed with, in four languages. Accents, case and hyphens do not matter when they are compared; words
// that only colour a heading ("professional", "ausgewählte") stand below.
import type { Language } from '../../model/parsed-resume';
import type { BlockKind } from '../section-block';

export type HeadedKind = Exclude<BlockKind, 'header' | 'unknown'>;

export const headings: Readonly<Record<HeadedKind, Readonly<Record<Language, string>>>> = {
  summary: {
    en: `summary, profile, about, about me, objective, career objective, professional summary, executive summary, career summary, personal
      statement, summary of qualifications, professional profile, personal profile, career profile, overview, introduction, bio, biography,
      who i am, career overview, mission statement, career goal, goals, resume summary, resume objective, objectives`,
    de: `profil, kurzprofil, über mich, zusammenfassung, berufsprofil, persönliches profil, zur person, kurzvorstellung, kurzbiografie,
      karriereziel, berufsziel, berufliches profil, qualifikationsprofil, überblick, ziel, ziele, leitbild, motivation, steckbrief`,
    fr: `profil, à propos, à propos de moi, résumé, profil professionnel, objectif, objectif professionnel, présentation, qui suis je,
      accroche, synthèse, projet professionnel, biographie, en bref, profil personnel, objectifs`,
    es: `perfil, resumen, sobre mí, perfil profesional, resumen profesional, objetivo, objetivo profesional, extracto, presentación, acerca
      de mí, quién soy, perfil personal, biografía, objetivos, síntesis profesional`,
  },
  work: {
    en: `experience, work experience, professional experience, employment, employment history, work history, career history, professional
      background, relevant experience, career, industry experience, job history, positions held, work, internships, internship
      experience, internship, teaching experience, research experience, clinical experience, positions, jobs, professional history,
      employment experience, employment record, leadership experience, military service, military experience, appointments, academic
      appointments, career experience, nursing experience, field experience, consulting experience, working experience, selected
      experience, other experience, previous experience, earlier experience, career summary and experience, engineering experience,
      freelance work, technical experience, industrial experience, practical experience, co op experience, work exp, teaching, military, military background`,
    de: `berufserfahrung, beruflicher werdegang, berufliche erfahrung, berufliche erfahrungen, werdegang, berufspraxis, praxiserfahrung,
      praktische erfahrung, praktische erfahrungen, berufliche stationen, berufstätigkeit, berufliche tätigkeiten, berufliche tätigkeit,
      praktika, praktikum, arbeitserfahrung, berufserfahrungen, erfahrung, erfahrungen, karriere, beruf, anstellungen, tätigkeiten,
      nebentätigkeiten, nebentätigkeit, beschäftigung, berufsweg, nebenjobs, berufliche laufbahn, laufbahn, berufsleben, arbeitsverhältnisse,
      beruflicher hintergrund, berufliche praxis, stationen, berufsverlauf, lehrtätigkeit, wehrdienst, zivildienst, bundesfreiwilligendienst, studienbegleitende tätigkeiten`,
    fr: `expérience, expériences, expérience professionnelle, expériences professionnelles, parcours professionnel, parcours, emplois, stages,
      stage, carrière, postes occupés, stages et emplois, activités professionnelles, historique professionnel, activité professionnelle,
      expériences de travail, expérience pro, expériences pro, expérience de travail, missions, cursus professionnel, emploi, parcours de carrière, vie professionnelle`,
    es: `experiencia, experiencia laboral, experiencia profesional, trayectoria profesional, historial laboral, historial profesional, trayectoria, experiencias,
      empleo, prácticas, prácticas profesionales, carrera profesional, vida laboral, experiencias profesionales, historia laboral,
      experiencia de trabajo, trayectoria laboral, empleos, experiencia docente, recorrido profesional, actividad profesional`,
  },
  education: {
    en: `education, academic background, educational background, academic qualifications, education history, degrees, academic history,
      academic education, studies, schooling, university education, academics, qualifications, academic qualification, academic profile,
      educational qualifications, educational qualification, academic record, education details, academic credentials, scholastic record,
      academic details, formal education, higher education`,
    de: `ausbildung, bildung, studium, bildungsweg, schulbildung, akademische ausbildung, schulische ausbildung, berufsausbildung, bildungsgang,
      ausbildungen, hochschulausbildung, akademischer werdegang, schulischer werdegang, akademische laufbahn, hochschulbildung, schule,
      bildungswege, hochschulstudium, universitäre ausbildung, akademische bildung, schul und berufsausbildung, ausbildungsweg,
      schullaufbahn, lehre, aus und weiterbildung, studium und ausbildung, schulausbildung, schulabschluss, akademischer abschluss, abschlüsse, promotion, bildungsabschlüsse`,
    fr: `formation, formations, études, éducation, diplômes, parcours académique, parcours scolaire, formation académique, formation initiale,
      cursus, scolarité, parcours universitaire, cursus scolaire, cursus universitaire, formation universitaire, diplôme, diplômes et
      formations, cursus académique, parcours de formation, formation scolaire, titres et diplômes, niveau d'études`,
    es: `formación, educación, estudios, formación académica, formación reglada, historial académico, estudios realizados, trayectoria
      académica, títulos, titulación, datos académicos, preparación académica, titulaciones, formación universitaria, antecedentes
      académicos, estudios académicos, formación profesional, educación formal`,
  },
  certifications: {
    en: `certifications, certificates, certification, licenses, licences, certificate, professional development, credentials, professional
      certifications, licensure, accreditations, trainings, training, licenses and certifications, continuing education, professional
      training, professional qualifications, courses and certifications, board certifications, registrations, professional registration,
      professional licenses, certifications and licensure, certifications and training, further training, certs, professional memberships
      and certifications, license, qualifications and certifications, further education`,
    de: `zertifikate, zertifizierungen, weiterbildung, weiterbildungen, fortbildung, fortbildungen, lizenzen, zertifikat,
      zusatzqualifikationen, bescheinigungen, zusatzausbildungen, berufliche weiterbildung, fort und weiterbildungen, fort und weiterbildung,
      lehrgänge, seminare, zertifikate und weiterbildungen, zusatzqualifikation, schulungen, befähigungsnachweise, nachweise, scheine,
      weiterbildungen und zertifikate, zulassungen, berechtigungen, zusatzausbildung`,
    fr: `certifications, certificats, certification, formations complémentaires, formation continue, habilitations, attestations, licences,
      permis et habilitations, certificat, formations professionnelles, formation complémentaire, formations continues, brevets, agréments,
      certifications et formations, perfectionnement`,
    es: `certificaciones, certificados, certificación, formación complementaria, cursos y certificaciones, licencias, acreditaciones,
      diplomas, formación continua, certificado, cursos y certificados, habilitaciones, otros títulos, carnés, carnés profesionales,
      formación adicional, capacitación, capacitaciones, formación no reglada`,
  },
  projects: {
    en: `projects, personal projects, selected projects, key projects, side projects, academic projects, project experience, portfolio, open
      source, open source projects, research projects, project, project work, project highlights, notable projects, independent projects,
      school projects, open source contributions, course projects, university projects, technical projects, capstone project`,
    de: `projekte, projekterfahrung, ausgewählte projekte, eigene projekte, referenzprojekte, private projekte, persönliche projekte, projektliste,
      projektarbeit, projektarbeiten, studienprojekte, projekt, projekterfahrungen, forschungsprojekte, nebenprojekte, open source projekte`,
    fr: `projets, projets personnels, réalisations, projets réalisés, projets académiques, projets scolaires, projet, projets professionnels,
      travaux, principaux projets, projets universitaires, portfolio, réalisations et projets, projets open source`,
    es: `proyectos, proyectos personales, proyectos destacados, proyectos académicos, proyecto, portafolio, proyectos profesionales, proyectos
      realizados, portfolio, proyectos propios, proyectos de investigación`,
  },
  skills: {
    en: `skills, technical skills, core competencies, competencies, key skills, expertise, technologies, areas of expertise, tools, technical
      expertise, core skills, professional skills, soft skills, hard skills, computer skills, skill set, strengths, technical proficiencies,
      proficiencies, it skills, abilities, programming languages, technical summary, skills summary, tech stack, technology, tools and
      technologies, special skills, specialties, key competencies, software, core qualifications, skills and abilities, technical
      knowledge, capabilities, core strengths, key strengths, areas of strength, skills highlights, technology skills, digital skills,
      clinical skills, functional skills, software skills, interpersonal skills, programming skills, technical competencies, skillset,
      additional skills, other skills, computer literacy, top skills, practical skills, technical proficiency, core expertise, areas of specialization, specialization`,
    de: `kenntnisse, fähigkeiten, kompetenzen, edv kenntnisse, it kenntnisse, fachkenntnisse, fachkompetenzen, besondere kenntnisse,
      schlüsselkompetenzen, technische kenntnisse, kernkompetenzen, stärken, skills, technologien, software, fertigkeiten, it skills, edv,
      computerkenntnisse, softwarekenntnisse, weitere kenntnisse, soft skills, persönliche stärken, expertise, programmiersprachen, it, fachwissen,
      sonstige kenntnisse, kenntnisse und fähigkeiten, kenntnisse und fertigkeiten, fachliche kompetenzen, persönliche kompetenzen, soziale
      kompetenzen, schwerpunkte, werkzeuge, methoden, technische fähigkeiten, digitale kompetenzen, fachliche schwerpunkte, pc kenntnisse,
      qualifikationen, top kenntnisse, was ich kann`,
    fr: `compétences, savoir faire, compétences techniques, compétences clés, aptitudes, compétences informatiques, informatique, expertise,
      connaissances, logiciels, outils, technologies, atouts, savoir être, compétences professionnelles, qualités, points forts, domaines de
      compétences, domaines d'expertise, compétences linguistiques et informatiques, bureautique, environnement technique, compétences
      personnelles, compétences métier, langages, domaines de compétence, compétences transversales, soft skills, capacités, connaissances
      informatiques, outils informatiques, compétences numériques,
      principales compétences`,
    es: `habilidades, competencias, aptitudes, conocimientos, conocimientos técnicos, habilidades técnicas, competencias técnicas, conocimientos
      informáticos, informática, tecnologías, herramientas, destrezas, competencias clave, competencias profesionales, capacidades,
      competencias digitales, habilidades profesionales, fortalezas, software, habilidades clave, habilidades personales, habilidades
      blandas, ofimática, áreas de especialización, otros conocimientos, conocimientos y habilidades, competencias personales, cualidades,
      aptitudes principales`,
  },
  languages: {
    en: `languages, language skills, foreign languages, language proficiency, linguistic skills, language, spoken languages, language
      competencies, languages spoken, languages known`,
    de: `sprachen, sprachkenntnisse, fremdsprachen, sprachliche kenntnisse, sprachkompetenzen, sprache, fremdsprachenkenntnisse, sprach, sprachniveau`,
    fr: `langues, langues étrangères, compétences linguistiques, connaissances linguistiques, langues vivantes, langue, niveau de langues,
      langues parlées`,
    es: `idiomas, lenguas, conocimiento de idiomas, competencias lingüísticas, lenguas extranjeras, idioma, conocimientos de idiomas,
      idiomas extranjeros`,
  },
  volunteer: {
    en: `volunteer, volunteering, volunteer experience, volunteer work, community service, community involvement, social engagement, community,
      extracurricular activities, leadership, leadership and activities, activities, extracurriculars, civic engagement, memberships,
      affiliations, professional affiliations, professional memberships, campus involvement, associations, involvement, service, civic
      activities, extra curricular activities, leadership and involvement, board memberships, co curricular activities, public service`,
    de: `ehrenamt, ehrenamtliches engagement, engagement, freiwilligenarbeit, ehrenamtliche tätigkeit, ehrenamtliche tätigkeiten, soziales
      engagement, gesellschaftliches engagement, außeruniversitäres engagement, ehrenämter, mitgliedschaften, vereinsarbeit, freiwilliges
      engagement, freiwilligendienst, außerberufliches engagement, studentisches engagement`,
    fr: `bénévolat, engagements, vie associative, expérience associative, activités associatives, engagement associatif, activités bénévoles,
      expériences associatives, engagement, engagements associatifs, expérience bénévole, volontariat, activités extrascolaires`,
    es: `voluntariado, experiencia de voluntariado, actividades de voluntariado, trabajo voluntario, experiencia voluntaria, actividades
      extracurriculares, compromiso social, asociaciones, voluntariados, membresías, afiliaciones`,
  },
  awards: {
    en: `awards, honors awards, honors, honours, awards and honors, honors and awards, achievements, accomplishments, scholarships, distinctions, key
      achievements, recognition, prizes, fellowships, grants, awards and achievements, academic achievements, awards and recognition,
      career highlights, selected accomplishments, key accomplishments, grants and awards, fellowships and awards, highlights, career
      achievements, academic honors, scholarships and awards, awards and scholarships`,
    de: `auszeichnungen, preise, stipendien, ehrungen, erfolge, auszeichnungen und preise, preise und auszeichnungen, stipendien und
      auszeichnungen, leistungen, förderungen, auszeichnungen und stipendien`,
    fr: `distinctions, prix, récompenses, bourses, prix et distinctions, honneurs, distinctions et prix, succès, prix et récompenses`,
    es: `premios, reconocimientos, becas, logros, distinciones, premios y reconocimientos, honores, méritos, becas y premios, premios y becas,
      galardones`,
  },
  publications: {
    en: `publications, papers, articles, presentations, talks, conferences, patents, selected publications, invited talks, conference
      presentations, books, publications and presentations, research, research interests, speaking, peer reviewed publications, journal
      articles, public speaking, speaking engagements, writing, conference papers, research publications, works, exhibitions, press`,
    de: `publikationen, veröffentlichungen, vorträge, patente, konferenzen, publikationsliste, wissenschaftliche veröffentlichungen, vorträge
      und publikationen, forschungsinteressen, forschung, fachartikel, ausgewählte publikationen, ausstellungen`,
    fr: `publications, articles, conférences, brevets, communications, travaux de recherche, ouvrages, recherche, publications et
      communications, centres de recherche, expositions`,
    es: `publicaciones, artículos, conferencias, patentes, ponencias, investigación, publicaciones y ponencias, congresos, líneas de
      investigación, libros, exposiciones`,
  },
  references: {
    en: `references, referees, professional references, recommendations, testimonials, reference, references available upon request, declaration, references
      available on request`,
    de: `referenzen, empfehlungen, referenz, referenzpersonen, referenzen auf anfrage, anlagen, anhang`,
    fr: `références, recommandations, référence, références professionnelles, références disponibles sur demande`,
    es: `referencias, recomendaciones, referencia, referencias profesionales, referencias laborales, referencias disponibles a petición`,
  },
  interests: {
    en: `interests, hobbies, hobbies and interests, personal interests, interests and hobbies, hobby, pastimes, other interests, interest,
      activities and interests, interests and activities`,
    de: `interessen, hobbys, hobbies, freizeit, interessen und hobbys, persönliche interessen, hobbys und interessen, freizeitaktivitäten,
      freizeitinteressen, private interessen, freizeitbeschäftigung, freizeitbeschäftigungen, hobby, interessen und hobbies`,
    fr: `centres d'intérêt, centres d'intérêts, loisirs, intérêts, loisirs et intérêts, hobbies, passions, centre d'intérêt, passe temps,
      activités, activités et loisirs, loisirs et centres d'intérêt, activités extra professionnelles, intérêts personnels, sports, sports et
      loisirs, divertissements`,
    es: `intereses, aficiones, hobbies, intereses personales, pasatiempos, aficiones e intereses, intereses y aficiones, tiempo libre, ocio`,
  },
  courses: {
    en: `courses, coursework, relevant coursework, selected courses, relevant courses, online courses, course work, moocs, workshops,
      seminars, key courses, academic coursework, additional courses`,
    de: `kurse, studienschwerpunkte, onlinekurse, auslandserfahrung, auslandsaufenthalte, auslandsaufenthalt, online kurse, relevante kurse, workshops, seminare und kurse, studieninhalte, relevante
      lehrveranstaltungen`,
    fr: `cours, cours suivis, cours pertinents, séminaires, cours en ligne, ateliers`,
    es: `cursos, cursos relevantes, seminarios, cursos realizados, cursos online, talleres, otros cursos, asignaturas relevantes`,
  },
  personal: {
    en: `contact, contact information, personal information, personal details, contact details, personal data, contact me, personal, contact
      info, details, links, social, social media, find me online, online profiles, profiles, get in touch, social networks, connect,
      additional information, other information, other, miscellaneous, additional, biographical data, personal info, personal particulars,
      address, additional details, other details, web, websites, online presence, online, driving licence, driving license, availability`,
    de: `persönliche daten, kontakt, persönliche angaben, persönliches, angaben zur person, kontaktdaten, persönliche informationen, personalien,
      daten zur person, anschrift, sonstiges, weitere informationen, weiteres, zusätzliche informationen, links, adresse,
      kontaktinformationen, führerschein, führerscheine, verschiedenes, sonstige angaben, weitere angaben, soziale netzwerke, mobilität,
      verfügbarkeit, kontaktangaben, zusatzinformationen`,
    fr: `contact, coordonnées, informations personnelles, état civil, données personnelles, renseignements personnels, me contacter, contacter, contacts,
      informations complémentaires, divers, liens, réseaux sociaux, réseaux, adresse, autres informations, autres, permis, permis de conduire,
      informations, profils, infos, infos personnelles, informations de contact, mobilité, informations supplémentaires, disponibilité`,
    es: `contacto, contactar, datos personales, información personal, datos de contacto, información de contacto, información adicional, otros datos, datos,
      enlaces, redes sociales, redes, otros, otros datos de interés, otra información, dirección, datos de interés, perfiles, permiso de
      conducir, carnet de conducir, carné de conducir, disponibilidad, información complementaria, varios`,
  },
};

/** What a whole document is called: no part of it. */
export const documentTitles = `resume, résumé, curriculum vitae, cv, c v, curriculum, lebenslauf, tabellarischer lebenslauf, vita, currículum
  vítae, currículum, hoja de vida, professional resume, bewerbung, bewerbungsunterlagen, europass curriculum vitae, europass lebenslauf,
  europass, ausführlicher lebenslauf, persönlicher lebenslauf`;

/** Words that may stand around a heading without changing what it heads. */
export const colouring = `professional, years, auswahl, jahre, ans, años, relevant, selected, key, my, main, additional, other, recent, previous, current, brief, core, significant,
  further, general, formal, technical, academic, personal, special, major, related, specific, notable, and, industry, sonstige, weitere,
  berufliche, beruflicher, berufliches, meine, mein, ausgewählte, wichtige, wichtigste, relevante, aktuelle, besondere, persönliche, fachliche,
  technische, akademische, bisherige, zusätzliche, mes, mon, ma, principales, principaux, autres, autre, professionnelle, professionnelles,
  professionnels, professionnel, personnelles, personnels, techniques, complémentaires, diverses, mis, mi, otras, otros, otra, principal,
  profesional, profesionales, personales, técnicas, técnicos, académica, académicos, complementarios, adicional, adicionales, relevantes,
  history, details, overview, background, in brief, at a glance, continued, cont, fortsetzung, suite, continuación, section, list`;
