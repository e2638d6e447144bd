// Which blobs call which function.
import { importsContainer, importsEnding } from '../../shared/bulk/import-names';
import { resumesContainer } from '../../shared/resume/intake/blob-name';

/** Result files end otherwise, so they are never taken as imports. */
export const importsPath = `${importsContainer}/{name}${importsEnding}`;

export const resumesPath = `${resumesContainer}/{name}`;
