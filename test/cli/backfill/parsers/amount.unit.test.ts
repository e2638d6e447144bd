// Amounts of money are read where every word of them is known.
import { amountOf, parseAmount } from '../../../../cli/backfill/parsers/amount';

const dollar = new Map([['$', 'USD']]);

test.each([
  ['50,000 - 60,000 EUR', 50000, 60000, 'EUR', undefined],
  ['60,000 - 50,000 EUR', 50000, 60000, 'EUR', undefined],
  ['55k', 55000, undefined, undefined, undefined],
  ['55k EUR', 55000, undefined, 'EUR', undefined],
  ['50-60k', 50000, 60000, undefined, undefined],
  ['$50k to $60k', 50000, 60000, 'USD', undefined],
  ['€ 45.000,50 pro Jahr', 45000.5, undefined, 'EUR', 'year'],
  ["CHF 100'000 p.a.", 100000, undefined, 'CHF', 'year'],
  ['50 000 zł', undefined, undefined, undefined, undefined],
  ['50 000 PLN', 50000, undefined, 'PLN', undefined],
  ['up to £30/hour', undefined, 30, 'GBP', 'hour'],
  ['bis 3.500 EUR monatlich', undefined, 3500, 'EUR', 'month'],
  ['80,000+', 80000, undefined, undefined, undefined],
  ['12.5', 12.5, undefined, undefined, undefined],
])('%j is from %s to %s %s a %s', (text, min, max, currency, period) => {
  const amount = amountOf(text, dollar);
  if (min === undefined && max === undefined) expect(amount).toBeUndefined();
  else expect(amount).toEqual({ min, max, currency, period });
});

test.each([
  'negotiable',
  'VB',
  '',
  '70000 or so',
  '50,000 60,000',
  '10 - 20 - 30',
  '5.00.000',
  '50 EUR 60 USD',
  '1,23,4',
])('%j is no amount that can be told', (text) => {
  expect(amountOf(text, new Map())).toBeUndefined();
});

test('a currency and period that the mapping names hold only for amounts that name none', () => {
  const asked = { kind: 'amount', part: 'currency', currencies: new Map(), otherwise: 'EUR' } as const;
  expect(parseAmount('55k', asked)).toEqual({ kind: 'value', value: 'EUR' });
  expect(parseAmount('55k USD', asked)).toEqual({ kind: 'value', value: 'USD' });
  expect(parseAmount('negotiable', asked)).toEqual({ kind: 'unreadable', code: 'no-amount' });
  expect(parseAmount(55000, { ...asked, part: 'min' })).toEqual({ kind: 'value', value: 55000 });
  expect(parseAmount('55k', { ...asked, part: 'max' })).toEqual({ kind: 'blank' });
});
