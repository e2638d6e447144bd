import { endApp } from '../../functions/end-app';

const never = () => new Promise<void>(() => undefined);

function recorded() {
  const done: string[] = [];
  const client = (name: string, close: () => Promise<void> = async () => undefined) => ({
    close: () => {
      done.push(name);
      return close();
    },
  });
  const telemetry = {
    stop: async () => {
      done.push('telemetry');
    },
  };
  return { done, client, telemetry };
}

afterEach(() => jest.useRealTimers());

it('all is closed, then telemetry is stopped', async () => {
  const { done, client, telemetry } = recorded();
  let close: () => void = () => undefined;
  const slow = client('slow', () => new Promise<void>((resolve) => (close = resolve)));
  const ended = endApp([slow, client('quick')], telemetry);
  await new Promise(setImmediate);
  expect(done).toEqual(['slow', 'quick']);
  close();
  await ended;
  expect(done).toEqual(['slow', 'quick', 'telemetry']);
});

it('telemetry is stopped although one client rejects, one throws and one never closes; within the 5 s of the host, 3 s left for it', async () => {
  jest.useFakeTimers();
  const { done, client, telemetry } = recorded();
  const rejecting = client('rejecting', () => Promise.reject(new Error('away')));
  const throwing = client('throwing', () => {
    throw new Error('not open');
  });
  const ended = endApp([rejecting, throwing, client('stuck', never), client('last')], telemetry);
  await jest.advanceTimersByTimeAsync(2_000);
  await ended;
  expect(done).toEqual(['rejecting', 'throwing', 'stuck', 'last', 'telemetry']);
});

it('an app that ends before its telemetry has begun closes what is open', async () => {
  const { done, client } = recorded();
  await endApp([client('one')], undefined);
  expect(done).toEqual(['one']);
});
