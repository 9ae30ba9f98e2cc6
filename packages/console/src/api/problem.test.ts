import { expect, test } from 'vitest'
import { fieldProblem, mayPass, Problem, problemText, Unreached } from './problem.ts'

const invalid = new Problem({
  type: 'urn:operant:problem:invalid',
  title: 'The request is not as expected',
  status: 422,
  detail: 'body.reason is missing',
  errors: [{ field: 'body.reason', problem: 'is missing', expected: 'words' }],
})

const of = (status: number) => new Problem({ type: 'x', title: 'x', status })

test('a problem says its detail, its kind, and what is wrong with each field', () => {
  expect([problemText(invalid), invalid.kind]).toEqual(['body.reason is missing', 'invalid'])
  expect(fieldProblem(invalid, 'reason')).toBe('is missing; expected words')
  expect(fieldProblem(invalid, 'son')).toBeUndefined()
  expect(fieldProblem(new Error('x'), 'reason')).toBeUndefined()
})

test('only what the server could not do is tried again', () => {
  expect([of(404), of(409), of(429), of(500), new Unreached(), new Error('a bug')].map(mayPass)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ])
})
