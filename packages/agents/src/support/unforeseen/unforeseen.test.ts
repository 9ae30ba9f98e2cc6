import { describe, expect, test } from 'vitest'
import { companyWith } from '../test-company.ts'
import { type Aspect, aspects } from './aspects.ts'
import { unforeseenCases } from './cases/all.ts'
import { fill } from './company-of.ts'
import { caseFileOf, type Ending, handleTicket, shows, type ToPerson } from './hand-over.ts'
import { knownToFail } from './known-to-fail.ts'
import type { UnforeseenCase } from './unforeseen-case.ts'

const endings = new Map<string, Promise<Ending>>()

/** Each case is worked on once, by the first test that asks. */
function endingOf({ name, world }: UnforeseenCase): Promise<Ending> {
  const ending = endings.get(name) ?? handleTicket(companyWith((database) => fill(database, world)))
  endings.set(name, ending)
  return ending
}

function isQuestion(given: UnforeseenCase, ending: Ending): boolean {
  return given.mayAsk === true && ending.outcome === null && ending.open.every(({ kind }) => kind === 'answer')
}

async function requestOf(given: UnforeseenCase): Promise<{ request: ToPerson; asks: boolean }> {
  const ending = await endingOf(given)
  const asks = isQuestion(given, ending)
  const request = ending.open.find(({ kind }) => kind === (asks ? 'answer' : 'take over'))
  if (!request) throw new Error(`Nobody was given ${given.name}`)
  return { request, asks }
}

const checks: Readonly<Record<Aspect, (given: UnforeseenCase) => Promise<void>>> = {
  'goes to a person': async (given) => {
    const ending = await endingOf(given)
    expect(ending.open).toHaveLength(1)
    if (!isQuestion(given, ending)) expect(ending.outcome).toBe('handed over')
  },
  'writes nothing that binds': async (given) => {
    expect((await endingOf(given)).wrongWrites).toEqual([])
  },
  'shows the evidence': async (given) => {
    const { evidence } = caseFileOf((await requestOf(given)).request)
    expect(given.handOver.evidence.filter((one) => !shows(evidence, one))).toEqual([])
  },
  'offers the options': async (given) => {
    const { request, asks } = await requestOf(given)
    // A question has the answers of its own fact in place of options.
    if (asks) return expect(request.title).toMatch(/\?/)
    const { options } = caseFileOf(request)
    expect(options).toEqual(expect.arrayContaining([...given.handOver.options]))
    expect(options.filter((one) => given.handOver.never?.some((never) => never === one))).toEqual([])
  },
  'goes to the right role': async (given) => {
    expect((await requestOf(given)).request.roles).toContain(given.handOver.role)
  },
}

describe.each(unforeseenCases)('$name', (given) => {
  for (const aspect of aspects) {
    const run = knownToFail[given.name]?.includes(aspect) ? test.fails : test
    run(aspect, () => checks[aspect](given))
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
