// Why something was not brought as it stands: one fixed sentence for each code. None quotes what stands there.
import type { FieldErrorCode } from '../../../shared/sections/field-error';
import { sentences } from '../parsers/parsed';

const ofItems = {
  'no-profile-id': 'Nothing here gives the user a profile.',
  'no-items': 'Is JSON, but neither a list nor an object.',
  'no-object': 'Is an entry of a list that is no object.',
  'too-many-items': 'Is one more than a profile may hold of this section.',
  'same-item': 'Is the same as another item of this user.',
  'second-primary': 'Only one item of a list can be the primary one, and another is.',
} as const;

/** What our own checks refuse. */
const ofChecks: Readonly<Record<FieldErrorCode, string>> = {
  required: 'Nothing stands here, and the item cannot do without it.',
  unknown_field: 'Is in a part of the field that does not exist.',
  wrong_type: 'Is of another kind than the field holds: the mapping should name a parser.',
  too_long: 'Is longer than the field may be.',
  too_short: 'Is an empty entry.',
  too_many: 'Has more entries than the field may have.',
  invalid_format: 'Is not in the form that the field has.',
  not_allowed: 'Is none of the words or codes of the field.',
  out_of_range: 'Is outside of the range of the field.',
  invalid_text: 'Holds characters that cannot be kept.',
  invalid_date: 'Is no date of the calendar from 1900 to 2100.',
  end_before_start: 'Ends before it starts.',
  current_with_end_date: 'Has an end, and is said to go on.',
  both_or_neither: 'Is one of two values that only go together.',
  range_order: 'Is an upper end below the lower one.',
  needs_other_field: 'Means nothing without another field, which is empty.',
  duplicate: 'Is in the list already.',
  more_errors: 'Has more faults than are told.',
};

export type WhyCode = keyof typeof sentences | keyof typeof ofItems | FieldErrorCode;

const all: Readonly<Record<WhyCode, string>> = { ...sentences, ...ofItems, ...ofChecks };

export function whyOf(code: WhyCode): string {
  return all[code];
}
