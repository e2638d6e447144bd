import sql from 'mssql';
import { sqlFaultKind } from '../../../shared/sql/faults';
import { retryWhilePassing } from '../../../shared/sql/retry';

function sqlError(number: number, message = 'Something', code = 'EREQUEST'): Error {
  return Object.assign(new Error(message), { number, code });
}

test.each([1205, 1222, 40197, 40501, 40613, 49918, 4060, 10928])('error %i passes', (number) => {
  expect(sqlFaultKind(sqlError(number))).toBe('passing');
});

test.each([2627, 2601, 547, 515, 2628, 8152, 8114, 245])('error %i lies in the data', (number) => {
  expect(sqlFaultKind(sqlError(number))).toBe('data');
});

test.each([207, 208, 229, 102, 18456, 50501])('error %i is a defect', (number) => {
  expect(sqlFaultKind(sqlError(number))).toBe('defect');
});

test('a lost connection passes', () => {
  expect(sqlFaultKind(new sql.ConnectionError('gone', 'ESOCKET'))).toBe('passing');
});

test('two writers that make the same profile at once are no fault of the data', () => {
  const message =
    "Violation of PRIMARY KEY constraint 'PK_Profile'. Cannot insert duplicate key in object 'profile.Profile'.";
  expect(sqlFaultKind(sqlError(2627, message))).toBe('passing');
});

test('two deliveries of a message that are recorded at once are no fault of the data', () => {
  const message =
    "Violation of UNIQUE KEY constraint 'UQ_RejectedMessage_messageHash'. Cannot insert duplicate key in object 'ops.RejectedMessage'.";
  expect(sqlFaultKind(sqlError(2627, message))).toBe('passing');
});

test('a deadlock inside an aborted transaction is still a deadlock', () => {
  const aborted = Object.assign(new Error('aborted'), { code: 'EABORT', precedingErrors: [sqlError(1205)] });
  expect(sqlFaultKind(aborted)).toBe('passing');
});

test('an error of our own is a defect', () => {
  expect(sqlFaultKind(new TypeError('x'))).toBe('defect');
});

describe('retrying', () => {
  const clockwork = () => {
    let time = 0;
    const pauses: number[] = [];
    const sleep = async (ms: number) => {
      pauses.push(ms);
      time += ms;
    };
    return { pauses, options: { now: () => time, random: () => 1, sleep } };
  };

  test('goes on until it succeeds, with growing pauses', async () => {
    const { pauses, options } = clockwork();
    let left = 3;
    const work = async () => {
      if (left-- > 0) throw sqlError(1205);
      return 'done';
    };
    await expect(retryWhilePassing(work, { ...options, deadline: 60_000 })).resolves.toBe('done');
    expect(pauses).toEqual([50, 100, 200]);
  });

  test('ends before the deadline with the last error', async () => {
    const { pauses, options } = clockwork();
    const work = async () => {
      throw sqlError(40613);
    };
    await expect(retryWhilePassing(work, { ...options, deadline: 1_000 })).rejects.toMatchObject({ number: 40613 });
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1_000);
  });

  test('does not try again what lies in the data', async () => {
    const { pauses, options } = clockwork();
    const work = async () => {
      throw sqlError(547);
    };
    await expect(retryWhilePassing(work, { ...options, deadline: 60_000 })).rejects.toMatchObject({ number: 547 });
    expect(pauses).toEqual([]);
  });
});
