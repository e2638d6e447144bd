// Headings and labels in the words that people use, three sets a language.
import type { Language } from '../../../shared/resume/model/parsed-resume';
import type { Section } from '../set/resume';

type Words = Readonly<Record<Section, readonly [string, string, string]>>;

export const headings: Readonly<Record<Language, Words>> = {
  en: {
    summary: ['Summary', 'Profile', 'About Me'],
    work: ['Experience', 'Professional Experience', 'Employment History'],
    education: ['Education', 'Education and Training', 'Academic Background'],
    certificates: ['Certifications', 'Licenses & Certifications', 'Certificates'],
    projects: ['Projects', 'Selected Projects', 'Personal Projects'],
    skills: ['Skills', 'Technical Skills', 'Core Competencies'],
    languages: ['Languages', 'Languages', 'Language Skills'],
    volunteer: ['Volunteering', 'Volunteer Experience', 'Community Involvement'],
    awards: ['Awards', 'Honors & Awards', 'Awards and Recognition'],
    publications: ['Publications', 'Selected Publications', 'Publications'],
    interests: ['Interests', 'Hobbies & Interests', 'Interests'],
    references: ['References', 'References', 'References'],
  },
  de: {
    summary: ['Profil', 'Kurzprofil', 'Über mich'],
    work: ['Berufserfahrung', 'Beruflicher Werdegang', 'Berufspraxis'],
    education: ['Ausbildung', 'Bildungsweg', 'Studium und Schulbildung'],
    certificates: ['Zertifikate', 'Weiterbildung und Zertifikate', 'Fortbildungen'],
    projects: ['Projekte', 'Ausgewählte Projekte', 'Projekterfahrung'],
    skills: ['Kenntnisse', 'Fähigkeiten', 'Fachkenntnisse'],
    languages: ['Sprachen', 'Sprachkenntnisse', 'Sprachen'],
    volunteer: ['Ehrenamt', 'Ehrenamtliches Engagement', 'Engagement'],
    awards: ['Auszeichnungen', 'Preise', 'Auszeichnungen'],
    publications: ['Veröffentlichungen', 'Publikationen', 'Publikationen'],
    interests: ['Interessen', 'Hobbys', 'Hobbys und Interessen'],
    references: ['Referenzen', 'Referenzen', 'Referenzen'],
  },
  fr: {
    summary: ['Profil', 'À propos', 'Résumé'],
    work: ['Expérience professionnelle', 'Expériences professionnelles', 'Parcours professionnel'],
    education: ['Formation', 'Formations', 'Études et diplômes'],
    certificates: ['Certifications', 'Certificats', 'Habilitations et certifications'],
    projects: ['Projets', 'Projets personnels', 'Réalisations'],
    skills: ['Compétences', 'Compétences techniques', 'Savoir-faire'],
    languages: ['Langues', 'Langues', 'Langues étrangères'],
    volunteer: ['Bénévolat', 'Engagement associatif', 'Vie associative'],
    awards: ['Distinctions', 'Prix et distinctions', 'Prix'],
    publications: ['Publications', 'Publications', 'Publications'],
    interests: ["Centres d'intérêt", 'Loisirs', "Centres d'intérêt"],
    references: ['Références', 'Références', 'Références'],
  },
  es: {
    summary: ['Perfil', 'Perfil profesional', 'Sobre mí'],
    work: ['Experiencia laboral', 'Experiencia profesional', 'Experiencia'],
    education: ['Educación', 'Formación académica', 'Estudios'],
    certificates: ['Certificaciones', 'Certificados', 'Cursos y certificaciones'],
    projects: ['Proyectos', 'Proyectos destacados', 'Proyectos'],
    skills: ['Habilidades', 'Competencias', 'Conocimientos'],
    languages: ['Idiomas', 'Idiomas', 'Lenguas'],
    volunteer: ['Voluntariado', 'Voluntariado', 'Labor social'],
    awards: ['Premios', 'Reconocimientos', 'Premios y becas'],
    publications: ['Publicaciones', 'Publicaciones', 'Publicaciones'],
    interests: ['Intereses', 'Aficiones', 'Intereses personales'],
    references: ['Referencias', 'Referencias', 'Referencias'],
  },
};

export type Label =
  | 'resume'
  | 'personal'
  | 'name'
  | 'address'
  | 'phone'
  | 'email'
  | 'web'
  | 'courses'
  | 'score'
  | 'page';

export const labelTexts: Readonly<Record<Language, Readonly<Record<Label, string>>>> = {
  en: {
    resume: 'Curriculum Vitae',
    personal: 'Personal Details',
    name: 'Name',
    address: 'Address',
    phone: 'Phone',
    email: 'E-mail',
    web: 'Web',
    courses: 'Coursework',
    score: 'GPA',
    page: 'Page',
  },
  de: {
    resume: 'Lebenslauf',
    personal: 'Persönliche Daten',
    name: 'Name',
    address: 'Anschrift',
    phone: 'Telefon',
    email: 'E-Mail',
    web: 'Web',
    courses: 'Schwerpunkte',
    score: 'Note',
    page: 'Seite',
  },
  fr: {
    resume: 'Curriculum vitæ',
    personal: 'État civil',
    name: 'Nom',
    address: 'Adresse',
    phone: 'Téléphone',
    email: 'Courriel',
    web: 'Site web',
    courses: 'Matières',
    score: 'Mention',
    page: 'Page',
  },
  es: {
    resume: 'Currículum vítae',
    personal: 'Datos personales',
    name: 'Nombre',
    address: 'Dirección',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    web: 'Web',
    courses: 'Asignaturas',
    score: 'Nota media',
    page: 'Página',
  },
};
