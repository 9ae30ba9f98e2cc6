import { expect, test } from 'vitest'
import { claimsAgentMay, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { Workbench } from '../../testing/workbench.ts'
import { planVersions, stepsAhead } from './plan-versions.ts'

const claims = claimsAgentMay('replace', 'refund', 'send')

test('each plan says what it gained, what became of the rest, and what was learnt before it', async () => {
  const bench = new Workbench({ agents: [claims], clients: { ledger: claimsLedger({ O1: { due: true } }, 1) } })
  await bench.run('claims', 'settle', { claimId: 'C1' })
  const events = await bench.store.read('run1')
  const [first, ...others] = planVersions(events)
  expect(first).toMatchObject({ version: 1, added: [], gone: [] })
  expect(first?.because).toBeUndefined()
  expect(
    others.every(
      ({ because, added, certain, gone, nowMissing }) =>
        because !== undefined && [...added, ...certain, ...gone, ...nowMissing].length > 0,
    ),
  ).toBe(true)
  const all = others.flatMap((version) => version.gone)
  expect(all.find(({ step }) => step.capability === 'readClaim')).toMatchObject({ as: 'done' })
  expect(others.map(({ because }) => because)).toContain('Replace lamp of order O1: confirmed, read back as expected')
  expect(others[0]?.certain.map(({ step }) => step.capability)).toEqual(['writeLetter', 'send'])
  expect(all.find(({ step }) => step.capability === 'refund')).toMatchObject({ as: 'dropped' })
  // It has ended: nothing comes next.
  expect(stepsAhead(events)).toEqual([])
})

test('what failed says why, and what comes next is what was not taken since', async () => {
  const books = claimsLedger({ O1: { due: true } }, 1)
  const bench = new Workbench({ agents: [claims], clients: { ledger: books } })
  books.onWrite = (what) => {
    if (what === 'replacement') throw new Error('the shelf is locked')
    return undefined
  }
  await bench.run('claims', 'settle', { claimId: 'C1' })
  const events = await bench.store.read('run1')
  const until = events.findIndex(({ type }) => type === 'effect.intended')
  const ahead = stepsAhead(events.slice(0, until)).map(({ step }) => step.capability)
  expect(ahead).toContain('replace')
  expect(ahead).not.toContain('readClaim')
})
