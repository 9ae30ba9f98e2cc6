import { describe, expect, test } from 'vitest'
import { companyWith } from '../test-company.ts'
import { type Aspect, aspects } from './aspects.ts'
import { unforeseenCases } from './cases/all.ts'
import { fill } from './company-of.ts'
import { type Ending, handleTicket, shows } from './hand-over.ts'
import { knownToFail } from './known-to-fail.ts'
import { shortcomingsOf } from './shortcomings.ts'
import type { UnforeseenCase } from './unforeseen-case.ts'

const endings = new Map<string, Promise<Ending>>()

/** Each case is worked on once, by the first test that asks. */
function endingOf({ name, world }: UnforeseenCase): Promise<Ending> {
  const ending = endings.get(name) ?? handleTicket(companyWith((database) => fill(database, world)))
  endings.set(name, ending)
  return ending
}

async function lacksNothing(given: UnforeseenCase, aspect: Aspect): Promise<void> {
  expect(shortcomingsOf(given, await endingOf(given))[aspect]).toEqual([])
}

describe.each(unforeseenCases)('$name', (given) => {
  for (const aspect of aspects) {
    const run = knownToFail[given.name]?.includes(aspect) ? test.fails : test
    run(aspect, () => lacksNothing(given, aspect))
  }
})

test('every name that is known to fail is that of a case', () => {
  const known = new Set(unforeseenCases.map(({ name }) => name))
  expect(Object.keys(knownToFail).filter((name) => !known.has(name))).toEqual([])
})

test('evidence is whole: neither a part of another id, nor a word in passing', () => {
  expect(shows(['about ORD-2001-1'], 'ORD-2001-1')).toBe(true)
  expect(shows(['about ORD-2001-1', 'ORD-20011'], 'ORD-2001')).toBe(false)
  expect(shows(['scanned at 2026-10-20T06:00:00.000Z'], '2026-10-20T06:00:00.000Z')).toBe(true)
  expect(shows(['openClaim', 'an open claim'], 'open')).toBe(false)
  expect(shows(['open'], 'open')).toBe(true)
})
