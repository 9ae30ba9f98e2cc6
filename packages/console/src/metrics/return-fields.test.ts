import { expect, test } from 'vitest'
import type { Return } from './queries.ts'
import { askedReturn, groundText, valueOf } from './return-fields.ts'

test('what is filled in is asked for as the API takes it: percent are shares, nothing is nothing', () => {
  const { asked, problems } = askedReturn({
    cases: '10,000',
    automatic: '40',
    people: ' 15.00 ',
    run: '',
    currency: 'gbp',
  })
  expect(asked).toEqual({ casesPerMonth: '10000', automaticShare: '0.4', costByPeople: '15.00', currency: 'GBP' })
  expect(problems).toEqual({})
  expect(askedReturn({ automatic: '0.1', wrong: '100', reviewed: '0' }).asked).toEqual({
    automaticShare: '0.001',
    errorShare: '1',
    reviewShare: '0',
    currency: 'EUR',
  })
})

test('what cannot be read is said at its field and not sent', () => {
  const { asked, problems } = askedReturn({ cases: '1.5', automatic: '140', people: '-3', currency: 'euro' })
  expect(asked).toEqual({ currency: 'EUR' })
  expect(Object.keys(problems)).toEqual(['cases', 'automatic', 'people'])
})

test('each assumption says where it comes from', () => {
  const assumptions = {
    casesPerMonth: { value: 1_200, ground: 'measured', of: 40 },
    automaticShare: { value: 0.625, ground: 'measured', of: 40, low: 0.47, high: 0.758 },
    costByPeople: { value: null, ground: 'unknown' },
    costAutomatic: { value: { amount: '0.15', currency: 'EUR' }, ground: 'given' },
    reviewShare: { value: 0, ground: 'left out' },
  } as unknown as Return['assumptions']
  expect(groundText('casesPerMonth', assumptions)).toBe('measured: 1,200, of 40 runs')
  expect(groundText('automaticShare', assumptions)).toBe('measured: 62.5 %, of 40 runs; 95 % interval 47 % to 75.8 %')
  expect(groundText('costByPeople', assumptions)).toBe('unknown: fill it in')
  expect(groundText('reviewShare', assumptions)).toBe('left out: counts as nothing')
  expect(valueOf('costAutomatic', assumptions)).toBe('0.15 EUR')
})
