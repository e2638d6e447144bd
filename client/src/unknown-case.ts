// Closes a switch that names every case: a further one does not compile, and one that comes all the same is an error.
export function unknownCase(value: never): never {
  throw new TypeError(`unknown case ${JSON.stringify(value)}`);
}
