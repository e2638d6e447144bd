// Optional members that are written together, also where some of them are not there.

/** Without the members that are undefined: spread over others they must not hide what those say. */
export function given<T extends object>(members: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, one]) => one !== undefined)) as T;
}
