import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedPolicies } from '../guard/closed.ts'
import { draftPolicies, publishPolicies } from '../store/policy-versions.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import type { Database } from '../store/database.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import { driveToRest } from './drive.ts'
import { assembleProject } from './load-project.ts'
import { openLoadedProject, type Project } from './open-project.ts'
import { policyStandingOf } from './policy-standing.ts'

const text = (rule: string, then: string) => `policy: p\nrules:\n  - { rule: ${rule}, for: setLevel, ${then} }\n`
const free = text('free', 'then: allow')
const folder = mkdtempSync(join(tmpdir(), 'operant-published-'))

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A process of a project whose files say `policy`, on the database of all of them. */
function processWith(policy: string, books = levelLedger()): Promise<Project> {
  const loaded = assembleProject(join(folder, 'operant.config.ts'), {
    agents: [levelAgent({}, [{ path: 'p.yaml', text: policy }])],
    clients: { ledger: {} },
    principals: [{ name: 'ann', roles: ['operator'] }],
    folder,
  })
  const definition = { ...loaded.definition, clients: () => ({ ledger: books }) }
  return openLoadedProject(
    { ...loaded, definition },
    { open: async () => ({ ...database, close: async () => undefined }) },
  )
}

async function publish(project: Project, policy: string): Promise<void> {
  const content = { files: [{ name: 'p.yaml', text: policy }], cases: [], hash: policy }
  const at = project.clock.now().toISOString()
  const draft = { agent: 'leveller', content, author: 'ann', because: 'why not', at }
  const version = await draftPolicies(project.pool, draft)
  const by = { agent: 'leveller', version, by: 'bob', because: '', at }
  expect(await publishPolicies(project.pool, by)).toBeUndefined()
}

async function decisionIn(project: Project) {
  const run = await project.startGoal({ agent: 'leveller', goal: 'level', input: { item: 'a' }, startedBy: 'ann' })
  await driveToRest(project, run)
  const events = await project.store.read(run)
  return events.flatMap((event) => (event.type === 'call.decided' ? [event.decision] : []))
}

test('the published version governs in every process, whatever its files say, from the next decision on', async () => {
  const books = levelLedger()
  const first = await processWith(free, books)
  expect(first.seeded).toEqual(['leveller'])
  expect(await policyStandingOf(first.pool, [...first.files.values()][0] ?? never())).toMatchObject({
    governs: 1,
    filesAgree: true,
    drafts: [],
  })
  const other = await processWith(text('mine', 'then: deny'))
  expect(other.seeded).toEqual([])
  await publish(other, text('frozen', 'then: deny, because: Levels are frozen.'))
  // The first process was started before, and is not started again.
  const [decision] = await decisionIn(first)
  expect(decision).toMatchObject({ effect: 'deny', policyVersion: 2, reasons: [{ rule: 'p/frozen' }] })
  expect(books.written).toEqual([])
  expect(await policyStandingOf(first.pool, [...first.files.values()][0] ?? never())).toMatchObject({
    governs: 2,
    filesAgree: false,
  })
  await Promise.all([first.close(), other.close()])
})

test('a version that does not fit the agent as it is here denies everything, and the files do not take its place', async () => {
  const books = levelLedger()
  const project = await processWith(free, books)
  await publish(project, text('unknown', "when: 'weather.sunny', then: allow"))
  const [decision] = await decisionIn(project)
  expect(decision).toMatchObject({ effect: 'deny', policyVersion: 3 })
  expect(decision?.reasons[0]?.text).toMatch(/version 3 of the policies, which governs, cannot be used here: .*weather/)
  expect(books.written).toEqual([])
  const standing = await policyStandingOf(project.pool, [...project.files.values()][0] ?? never())
  expect(standing.unusable).toMatch(/weather/)
  const later = await processWith(free)
  expect(later.agents.get('leveller')?.policies.describe('setLevel')[0]).toMatch(/denied, for version 3/)
  await Promise.all([project.close(), later.close()])
})

test('closed policies stay closed, whatever is asked of them', () => {
  const closed = closedPolicies('hash', 3, 'no such fact')
  expect(closed.asVersion(4)).toBe(closed)
  expect(closed.factsFor('setLevel')).toEqual([])
})

function never(): never {
  throw new Error('there is no agent')
}
