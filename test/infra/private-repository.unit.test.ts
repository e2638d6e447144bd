// What GitHub has for private repositories only where somebody pays for it is left out there, and runs everywhere else.
import { z } from 'zod';
import { read } from './documents';
import { evaluated } from './expressions';

const guarded = z.looseObject({ if: z.string().optional() });
const workflow = z.looseObject({
  jobs: z.record(z.string(), guarded.extend({ steps: z.array(guarded.extend({ uses: z.string().optional() })) })),
});
const jobsOf = (name: string) => Object.values(workflow.parse(read(`.github/workflows/${name}.yml`)).jobs);

const conditions = [
  ...['codeql', 'dependency-review'].flatMap((name) =>
    jobsOf(name).map((job) => ({ what: name, condition: job.if, variable: 'ADVANCED_SECURITY' })),
  ),
  ...jobsOf('sbom').flatMap(({ steps }) =>
    steps
      .filter(({ uses }) => uses?.startsWith('actions/attest@'))
      .map((step) => ({ what: 'attestation', condition: step.if, variable: 'ATTESTATIONS' })),
  ),
];

it('there are four of them', () => {
  expect(conditions.map(({ what }) => what)).toEqual(['codeql', 'dependency-review', 'attestation', 'attestation']);
});

it.each(conditions)('$what', ({ condition = '', variable }) => {
  const runs = (event: object, vars: object) => evaluated(condition, { github: { event }, vars }) === 'true';
  expect({
    inPublic: runs({ repository: { private: false } }, {}),
    inPrivate: runs({ repository: { private: true } }, {}),
    whereItIsPaidFor: runs({ repository: { private: true } }, { [variable]: 'true' }),
    byAnEventWithoutRepository: runs({}, {}),
  }).toEqual({ inPublic: true, inPrivate: false, whereItIsPaidFor: true, byAnEventWithoutRepository: true });
});
