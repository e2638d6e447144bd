// How much one bulk may be. What is larger is split by whoever sends it.
import { maxBodyBytes } from '../http/json-body';

export const maxLines = 10_000;
/** 20 MB. */
export const maxBytes = 20 * 1024 * 1024;
/** A line is a body: what fits in a request fits in a line. */
export const maxLineBytes = maxBodyBytes;
/** Refused lines that are told with their errors, and errors told of one line: the others are counted. */
export const maxToldLines = 1_000;
export const maxToldErrors = 10;
/** Commands, and bytes of their lines, that have been read and not yet accepted by the queue. */
export const maxInFlight = { commands: 500, bytes: 4 * 1024 * 1024 };
