// Who sends a request: mostly somebody who may.
import fc, { type Arbitrary } from 'fast-check';
import { roles } from '../../shared/commands/roles';
import { profileIds } from './pools';
import { type Caller, impostors } from './tokens';

const anyProfile = fc.constantFrom(...profileIds);
const anybody = fc
  .tuple(fc.constantFrom(...roles), anyProfile)
  .map(([role, profileId]): Caller => ({ is: 'somebody', role, profileId }));

const impostor: Arbitrary<Caller> = fc
  .tuple(fc.constantFrom(...impostors), anyProfile)
  .map(([is, profileId]): Caller => ({ is, profileId }));

const stranger: Arbitrary<Caller> = fc
  .constantFrom('Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic dTpw', 'bearer  ', `Bearer ${'x'.repeat(4000)}`, '')
  .map((authorization): Caller => ({ is: 'text', authorization }));

/** `granted`: the roles that may ask; `path`: whose profile it is about is seen there. */
export function callerOf(granted: readonly string[], path: string): Arbitrary<Caller> {
  const owner = profileIds.find((profileId) => path.includes(profileId));
  const profile = owner === undefined ? anyProfile : fc.constant(owner);
  const right: Arbitrary<Caller> =
    granted.length === 0
      ? fc.constant<Caller>({ is: 'nobody' })
      : fc
          .tuple(fc.constantFrom(...granted), profile)
          .map(([role, profileId]): Caller => ({ is: 'somebody', role, profileId }));
  return fc.oneof(
    { arbitrary: right, weight: 30 },
    { arbitrary: anybody, weight: 2 },
    { arbitrary: impostor, weight: 1 },
    { arbitrary: stranger, weight: 1 },
    { arbitrary: fc.constant<Caller>({ is: 'nobody' }), weight: 1 },
  );
}
