// What the deployed package is made of: a file that the host loads, one that children of its own are started with, and what both load later.

/** By the name of the file that it becomes. The names are written in package.json (`main`) and in shared/resume/sandbox/fork.ts. */
export const entries = {
  index: 'functions/index.ts',
  parser: 'shared/resume/sandbox/main.ts',
} as const;

/** The host of the app gives it; it is in no registry. */
export const givenByHost = '@azure/functions-core';

/**
 * Libraries ask for it within a `try`, where it happens to be installed: for the colours of a terminal, which the package never has. Left as it
 * is, so that what a development dependency puts into node_modules changes nothing here.
 */
export const askedForInVain = 'supports-color';
