// The queue of resume files that no event brings: those that were missed, wait for a verdict, or are to be parsed again.
import type { ServiceBusQueueHandler } from '@azure/functions';
import { fileMessage } from '../../shared/messaging/file-sender';
import { type TakeFile, tellTaken } from '../blob/resumes';

/** What it throws, the host gives back to the queue; a message that is none ends among the dead letters. */
export function resumeFiles(take: TakeFile): ServiceBusQueueHandler {
  return async (body, context) => {
    const { blobName, again } = fileMessage.parse(body);
    tellTaken(context, await take(blobName, again === undefined ? {} : { again }));
  };
}
