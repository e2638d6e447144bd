// Text is cut where nvarchar ends, and never within a character.
import { cutText } from '../../../shared/sections/text';

test.each([
  ['a character of two units that would be halved is left out', 'ab😀', 3, 'ab'],
  ['one that just has room stays', 'ab😀c', 4, 'ab😀'],
  ['a text that has room stays as it is', '😀', 2, '😀'],
  ['no room leaves nothing', '😀', 0, ''],
])('%s', (_, text, max, kept) => {
  expect(cutText(text, max)).toBe(kept);
});
