// How zod reads what it reads once in the life of a process: it compiles a function for each schema of an object at its first use, which
// pays for itself with the second.
export const readOnce = { jitless: true } as const;
