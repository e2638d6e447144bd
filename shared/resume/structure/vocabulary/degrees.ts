// What degrees are called: how they begin, what belongs to them.
import { englishDegrees } from './degrees/english';
import { frenchDegrees } from './degrees/french';
import { germanDegrees } from './degrees/german';
import { shortForms } from './degrees/short-forms';
import { spanishDegrees } from './degrees/spanish';

const forAll: readonly string[] = [
  // A time abroad
  "(?:auslands|erasmus|austausch)-?(?:semester|jahr|studium)|(?:semestre|estancia|sejour|annee|ano|programa|programme|semester|year|term)(?: \\p{L}+)? (?:erasmus\\+?|abroad|d['’]echange|de intercambio)|erasmus\\+?(?: (?:exchange|semester|programme|program|year))?|exchange (?:semester|student|year|program(?:me)?)|study abroad",
  // One word for many
  "master(?:'?s|’s)?|bachelor(?:'?s|’s)?|doctorate|diploma|diplom|certificate|zertifikat|minor|major",
];

/**
 * Written out or short, from the longest form on, at the beginning of a text; case does not matter, accents are left off before.
 * What follows (`in Physics`) is the subject.
 */
const degreeForms = [
  ...englishDegrees,
  ...shortForms,
  ...germanDegrees,
  ...frenchDegrees,
  ...spanishDegrees,
  ...forAll,
];

/** In a flat text (lower case, no accents); the first form that fits is the longest that is meant. */
export const degreeForm = new RegExp(`(?<![\\p{L}\\p{N}.'’-])(?:${degreeForms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** Trainings for one job: what follows is part of the degree's name (`CAP Électricien`, `Ausbildung zum Koch`), up to a separator. */
export const vocationalForm =
  /^(?:(?:\p{L}+ )?(?:berufsausbildung|ausbildung|umschulung|lehre|weiterbildung|fortbildung)(?= (?:zum|zur|als|im|mit|bei))|cap|bep|bts|bac(?:calaureat)? (?:pro|professionnel|technologique)|brevet|titre professionnel|diplome d['’]etat|tecnico|tecnica|ciclo formativo|bachillerato|bachiller|preparatoria|secundaria|perito|ingenieria|classes? preparatoires?|certificado de profesionalidad|formation|curso|staatlich|gepruft)/u;

/** Written with one of these, subject and degree are one name (`Grado en Derecho`), which English is not (`Bachelor in Law`). */
export const romancePreposition = /^\s*(?:en|de|d['’]|del|des|du|der)(?:\s|(?<=['’]))/u;

/** What stands between a degree and its subject. */
export const subjectPrepositions =
  /^(?:in|of|en|de|im|der|des|du|d['’]|zum|zur|als|fach|fachrichtung|studiengang|mention|specialite|option|especialidad(?: en)?|especializacion(?: en)?|with a major in|major in|majoring in|major|mit schwerpunkt)(?: (?:fach|studiengang|field of|the|la|el|les))?(?:\s+|(?<=['’])|:\s*)/u;
