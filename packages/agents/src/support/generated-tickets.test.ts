import { join } from 'node:path'
import { createCompany, score, type Score, type ScoredRun } from '@operant/sandbox/planter'
import type { Workbench } from 'operant/testing'
import { expect, test } from 'vitest'
import { benchOf, opened, type RunState, scoredRun, temporaryDirectory } from './test-company.ts'

interface Trial {
  readonly bench: Workbench
  readonly states: ReadonlyMap<string, RunState>
  readonly score: (approved?: boolean) => Promise<Score>
}

/** Works on every ticket of a generated company; nobody answers or approves anything. */
async function trial(seed: number, difficulty: 1 | 2 | 3): Promise<Trial> {
  const [directory, hidden] = [temporaryDirectory(), temporaryDirectory()]
  const truthFile = join(hidden, 'truth.json')
  createCompany({ directory, truthFile, seed, tickets: 40, difficulty })
  const company = opened(directory)
  const bench = await benchOf(company)
  const states = new Map<string, RunState>()
  for (const { id } of await company.desk.openTickets())
    states.set(id, await bench.run('support', 'resolve ticket', { ticket: id }, id))
  const scored = async (approved = false): Promise<Score> => {
    const runs = await Promise.all([...states.keys()].map(async (id) => runOf(id, await bench.state(id), approved)))
    return score({ directory, truthFile, runs })
  }
  return { bench, states, score: scored }
}

function runOf(ticket: string, state: RunState, approved: boolean): ScoredRun {
  const byPerson = approved && [...state.requests.values()].some(({ kind }) => kind === 'approve')
  return { ...scoredRun(ticket, state), ...(state.settled && byPerson ? { approved: true } : {}) }
}

/** What went wrong, ticket by ticket; empty when nothing did. */
function faultsOf({ wrongDetails, ...counts }: Score, leastRecall = 0): readonly string[] {
  const { wrong, doubleEffects, failed, partly, precision, recall } = counts
  const bad = wrong + doubleEffects + failed + partly > 0 || (precision ?? 0) < 0.97 || (recall ?? 0) < leastRecall
  const wrongs = wrongDetails.map(
    (one) => `${one.ticket} (${one.class}): ${one.kind} ${one.system ?? ''}.${one.operation ?? ''} ${one.what}`,
  )
  return bad ? [JSON.stringify({ ...counts, perClass: undefined }), ...wrongs] : []
}

test.each([1, 2, 3, 4, 5])(
  '40 tickets of company %i: nothing wrong, and most settled alone',
  { timeout: 120_000 },
  async (seed) => {
    const { score: scored } = await trial(seed, 1)
    expect(faultsOf(await scored(), 0.8)).toEqual([])
  },
)

test.each([2, 3] as const)('40 tickets of difficulty %i: nothing wrong', { timeout: 120_000 }, async (difficulty) => {
  const { score: scored } = await trial(1, difficulty)
  expect(faultsOf(await scored())).toEqual([])
})

test('what was approved is carried out, and nothing else', async () => {
  const { bench, states, score: scored } = await trial(2, 2)
  const asked = [...states].filter(([, state]) => runOf('', state, false).waitingFor === 'approve')
  expect(asked.length).toBeGreaterThan(0)
  for (const [id] of asked) {
    while (runOf(id, await bench.state(id), false).waitingFor === 'approve') await bench.decide(id, 'approved')
    expect((await bench.state(id)).settled).toMatchObject({ outcome: 'met' })
  }
  expect(faultsOf(await scored(true))).toEqual([])
})
