import { join } from 'node:path';
import { emulatorConfig } from '../../../local/docker/emulator-config';
import { parseQueues, readQueuesFile } from '../../../local/service-bus/queues-file';

const queuesOf = (declaration: object) => {
  const [namespace] = emulatorConfig(parseQueues([{ name: 'jobs', ...declaration }], 'test')).UserConfig.Namespaces;
  return namespace?.Queues[0]?.Properties;
};

it('every queue of infra/queues.json is in the one namespace that the emulator has', () => {
  const queues = readQueuesFile(join(__dirname, '..', '..', '..', 'infra', 'queues.json'));
  const [namespace, ...others] = emulatorConfig(queues).UserConfig.Namespaces;
  expect(others).toEqual([]);
  expect(namespace?.Name).toBe('sbemulatorns');
  expect(namespace?.Queues.map(({ Name }) => Name)).toEqual(queues.map(({ name }) => name));
});

it('a queue within the limits is as it is declared', () => {
  expect(
    queuesOf({
      lockDuration: 'PT90S',
      maxDeliveryCount: 5,
      defaultMessageTimeToLive: 'PT30M',
      deadLetteringOnMessageExpiration: true,
      requiresDuplicateDetection: true,
      duplicateDetectionHistoryTimeWindow: 'PT1M',
    }),
  ).toEqual({
    DeadLetteringOnMessageExpiration: true,
    DefaultMessageTimeToLive: 'PT30M',
    DuplicateDetectionHistoryTimeWindow: 'PT1M',
    ForwardDeadLetteredMessagesTo: '',
    ForwardTo: '',
    LockDuration: 'PT90S',
    MaxDeliveryCount: 5,
    RequiresDuplicateDetection: true,
    RequiresSession: false,
  });
});

it('what is beyond a limit of the emulator becomes the limit', () => {
  expect(
    queuesOf({
      lockDuration: 'PT1S',
      maxDeliveryCount: 1000,
      defaultMessageTimeToLive: 'P14D',
      duplicateDetectionHistoryTimeWindow: 'PT10M',
    }),
  ).toMatchObject({
    LockDuration: 'PT5S',
    MaxDeliveryCount: 10,
    DefaultMessageTimeToLive: 'PT1H',
    DuplicateDetectionHistoryTimeWindow: 'PT5M',
  });
});
