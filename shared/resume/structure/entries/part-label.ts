// `Key Responsibilities:` and the like: what names a part of an entry in every document, and no entry.
import { plainText } from '../vocabulary/plain-words';

const partLabel =
  /^(?:(?:key|main|major|core|primary|general|daily|other|my|job|work|professional|roles?(?: and| &|,|\/)) ?)*(?:responsibilit(?:y|ies)|dut(?:y|ies)|accountabilit(?:y|ies)|achievements?|accomplishments?|highlights|contributions?|deliverables|activities|tasks|profile|description|summary|projects?(?: (?:details|handled|undertaken))?|projects? handled|clients?|environment|technologies(?: used)?|tools(?: used)?|company (?:profile|description|overview)|about the company)(?: (?:and|&|\/) (?:achievements|duties|responsibilities|accomplishments))?(?: (?:included?|are|involved?|held|undertaken))?$|^(?:haupt)?(?:aufgaben(?:bereiche?|gebiete?)?|tatigkeiten|tatigkeitsschwerpunkte|verantwortlichkeiten|erfolge|projekte|schwerpunkte)$|^(?:principales? )?(?:missions?|taches|responsabilites|realisations|activites|environnement(?: technique)?|projets?|funciones(?: principales)?|responsabilidades|tareas|logros|proyectos)(?: (?:principales|realisees|y logros))?$/u;

export function isPartLabel(text: string): boolean {
  return partLabel.test(
    plainText(text)
      .replace(/[\s:：.–—-]+$/u, '')
      .trim(),
  );
}
