// How the code of the package is written.

export const target = 'node22';

/**
 * Half as much to read and to parse. Names stay: log lines tell where an error was thrown, and nobody should need a source map to read
 * them. So there is none in the package.
 */
export const minified = { minifySyntax: true, minifyWhitespace: true, minifyIdentifiers: false } as const;
