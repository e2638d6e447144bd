// Where files of commands are dropped, and how their names end.
export const importsContainer = 'imports';
export const importsEnding = '.ndjson';
