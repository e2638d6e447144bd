// Contestants in turn, every other round backwards, so that whatever else the machine does befalls all of them alike.

/** One round before the first is not counted: it fills the system's cache of files. */
export async function inTurn<Name extends string, Figure>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<Figure>,
): Promise<readonly Readonly<Record<Name, Figure>>[]> {
  const measured: Record<Name, Figure>[] = [];
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed();
    const figures: Partial<Record<Name, Figure>> = {};
    for (const name of order) figures[name] = await measure(name);
    if (round > 0) measured.push(figures as Record<Name, Figure>);
  }
  return measured;
}
