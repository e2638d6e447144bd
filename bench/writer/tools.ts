// What every contestant decides with.
import { randomBytes } from 'node:crypto';
import type { DecideTools } from '../../shared/writer/decide';

export const decideTools: DecideTools = {
  chainKey: { id: '1', key: randomBytes(32) },
  newSalt: () => randomBytes(16).toString('hex'),
};
