import { join } from 'node:path';
import { readAppSettings } from '../../local/local-settings';
import { maxBytes } from '../../shared/bulk/limits';

it('the host holds no body that is much larger than the largest bulk, and every bulk gets through to be answered', () => {
  const limit = Number(readAppSettings(join(__dirname, '..', '..')).FUNCTIONS_REQUEST_BODY_SIZE_LIMIT);
  expect(limit).toBeGreaterThan(maxBytes);
  expect(limit).toBeLessThan(maxBytes + 1024 * 1024);
});
