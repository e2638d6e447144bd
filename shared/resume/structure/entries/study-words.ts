// What stands around a degree in a sentence and names nothing: `Completed B.Sc. from …`, `… passed out in 2006 with First Class`.

const opening =
  /^(?:(?:i|have|has|successfully|currently|presently)\s+)*(?:completed|cleared|passed|pass|pursuing|pursued|graduated|qualified|done|did|obtained|got|secured|earned|received|studied|studying)(?:\s+out)?\s+(?:(?:as|with|in|from|my|an?|(?:the )?degree of|the)\s+)*(?=\S)/i;
const closing =
  /(?:[\s,(]+(?:passed(?: out)?|passing|pass out|graduated|completed|pursuing|appeared|in (?:the )?year(?: of)?|year of passing|in|on|with|from|during|secured|and))+[\s,.:)-]*$/i;

/** How far it is: `(In Progress)`, `- Expected graduation date`. */
const state =
  /[\s,;:(–-]+(?:in progress|ongoing|(?:near|to be) complet(?:ion|ed)|pursuing|discontinued|(?:expected|anticipated)(?: (?:graduation|completion)(?: date)?)?|(?:graduation|completion) date|laufend|nicht abgeschlossen|en cours|en curso)[\s):.-]*$/iu;

/** Nothing but them: `I have completed`, `Passed in the year of`, `and secured`. */
const only =
  /^(?:(?:i|have|has|successfully|completed|cleared|passed|passing|pass|out|graduated|obtained|got|secured|scored|pursuing|(?:expected|anticipated)(?: graduation)?|graduation date|ongoing|discontinued|and|in|on|with|from|my|an?|the|year|degree|of|marks|aggregate)(?:\s+|[.,:)-]*$))+$/i;

/** Empty where there is nothing else. */
export function withoutStudyWords(text: string): string {
  if (only.test(text)) return '';
  const bare = text
    .replace(opening, '')
    .replace(/\s+(?:passed(?: out)?|pass|completed|done)(?=\s+from\s)/gi, '')
    .replace(/^(?:[Ff]rom|FROM|with)\s+(?=\p{Lu})/u, '')
    .replace(closing, '')
    .replace(state, '')
    .trim();
  return bare === '' ? text : bare;
}
