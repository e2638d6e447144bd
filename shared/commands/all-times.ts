// The instants of stamps that no command is ever accepted at: what has them is older, or newer, than whatever a person writes.

export const beforeAllTimes = '1970-01-01T00:00:00.000Z';
export const afterAllTimes = '9999-12-31T00:00:00.000Z';
