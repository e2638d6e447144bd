// The short forms of a step's ETag that guard its writes: its versions without the hash of what is in it.

/** Guards a save of the draft: of both versions the draft's alone counts for it. */
export function draftTag(draftVersion: number): string {
  return `"v0-d${draftVersion}"`;
}

/**
 * Guards a submit, for which both versions count: the step's as in `read`, the ETag that the form was filled from, and the draft's as in
 * `saved`. An ETag of another form stays as it is, and the server says what is wrong with it.
 */
export function submitTag(read: string, saved = read): string {
  const [draftVersion] = /-d\d+/.exec(saved) ?? [''];
  return read.replace(/-d.*(?=")/, draftVersion);
}
