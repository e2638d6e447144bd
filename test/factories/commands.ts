// Commands as the edge makes them, with only what a test is about written out.
import type { Actor } from '../../shared/commands/envelope';
import { fingerprintOf } from '../../shared/commands/identifiers';
import type { RecordValidationErrors, SaveDraft, SubmitStep } from '../../shared/commands/kinds';
import type { Json } from '../../shared/sections/section';

export const anActor: Actor = { id: 'candidate-1', type: 'candidate' };

/** A UUID that tells its number at a glance. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The instant so many milliseconds after the morning of 2026-11-22. */
export function instantOf(milliseconds: number): string {
  return new Date(Date.UTC(2026, 10, 22, 8) + milliseconds).toISOString();
}

type Common = Omit<SaveDraft, 'kind' | 'payload' | 'step' | 'expectedVersion'>;
type Given<T> = Partial<Omit<T, 'kind' | 'operationId' | 'acceptedAt'>> & {
  readonly number?: number;
  readonly at?: number;
};

let counter = 0;

function common(given: { number?: number; at?: number }, payload: unknown): Common {
  counter += 1;
  const number = given.number ?? counter;
  return {
    version: 1,
    operationId: idOf(number),
    profileId: idOf(0xabc),
    actor: anActor,
    source: 'web',
    correlationId: `test-${number}`,
    acceptedAt: instantOf(given.at ?? number),
    fingerprint: fingerprintOf({ payload: payload as Json }),
  };
}

export function aDraft(given: Given<SaveDraft> = {}): SaveDraft {
  const { number: _number, at: _at, ...rest } = given;
  const payload = given.payload ?? { projects: [{ name: 'Draft' }] };
  return { ...common(given, payload), kind: 'save-draft', step: 'projects', payload, ...rest };
}

export function aSubmit(given: Given<SubmitStep> = {}): SubmitStep {
  const { number: _number, at: _at, ...rest } = given;
  const payload = given.payload ?? { projects: [aProject(1)] };
  return { ...common(given, payload), kind: 'submit-step', step: 'projects', payload, ...rest };
}

export function aRefusal(given: Given<RecordValidationErrors> = {}): RecordValidationErrors {
  const { number: _number, at: _at, ...rest } = given;
  const error = { path: '/projects/0/name', code: 'required', message: 'Give the project a name.' };
  const payload = given.payload ?? { attempted: 'submit' as const, errors: [error] };
  return { ...common(given, payload), kind: 'record-validation-errors', step: 'projects', payload, ...rest };
}

export function aProject(item: number, name = `Project ${item}`): { itemId: string; name: string } {
  return { itemId: idOf(0x1000 + item), name };
}
