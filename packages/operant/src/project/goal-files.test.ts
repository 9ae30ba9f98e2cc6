import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { understand } from '../asking/understand.ts'
import { Workbench } from '../testing/workbench.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import { withGoalFiles } from './goal-files.ts'
import { loadProject } from './load-project.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'operant-goals-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(join(folder, 'goals'), { recursive: true, force: true })
  mkdirSync(join(folder, 'goals'))
})

const project = { agents: [levelAgent()], principals: [{ name: 'olga', roles: ['operator'] }] }
const good = ['ask: Have the level of {item} right', 'agent: leveller', 'by: olga', 'doneWhen: ["isSet({item})"]']

function load(...lines: readonly string[]) {
  writeFileSync(join(folder, 'goals', 'right.yaml'), `${lines.join('\n')}\n`)
  return withGoalFiles(folder, project)
}

test('a goal in a file is found by its words, pursued, and journalled with who composed it', async () => {
  const { agents } = load(...good, 'limits: { steps: 20, time: 2h }')
  const moment = { now: new Date('2026-01-05T09:00:00Z'), timeZone: 'UTC' }
  const heard = await understand(agents, 'please have the level of "a" right, in at most 9 steps', moment)
  if (heard.kind !== 'understood') throw new Error(JSON.stringify(heard))
  const { agent, goal, input } = heard.meant
  expect([agent.name, goal.name, input, heard.meant.limits]).toEqual(['leveller', 'right', { item: 'a' }, { steps: 9 }])
  const books = levelLedger()
  // A worker of another project that has no such file.
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger: books } })
  const { settled, opened } = await bench.run('leveller', goal, input)
  expect([settled?.outcome, books.written]).toEqual(['met', ['level a']])
  expect(opened.composed).toMatchObject({ by: 'olga', file: 'goals/right.yaml', doneWhen: ['isSet'] })
  expect(opened.limits).toMatchObject({ steps: 20, time: 7_200_000 })
})

test('what is the same each time is said in the file, and nobody is asked for it', async () => {
  const { agents } = load('ask: Have the lamp right', 'agent: leveller', 'by: olga', 'doneWhen: ["isSet(item=a)"]')
  const goal = agents[0]?.goals.get('right')
  if (!goal) throw new Error('not loaded')
  const books = levelLedger()
  const bench = new Workbench({ agents, clients: { ledger: books } })
  const { settled, opened } = await bench.run('leveller', goal, {})
  expect([settled?.outcome, opened.input]).toEqual(['met', { item: 'a' }])
})

test('the small shop has one, found by either of its wordings', async () => {
  const shop = join(import.meta.dirname, '../../../../examples/small-shop/operant.config.ts')
  const { agents } = await loadProject(shop)
  const heard = await understand(
    [...agents.values()].map(({ agent }) => agent),
    'put order A-1 right, please',
    { now: new Date('2026-01-05T09:00:00Z'), timeZone: 'UTC' },
  )
  expect(heard).toMatchObject({ kind: 'understood', meant: { input: { orderId: 'A-1' }, goal: { name: 'make-good' } } })
})

test.each([
  [['ask: "x'], /right\.yaml:\d+: Missing closing "quote/],
  [good.toSpliced(1, 1), /right\.yaml:1: agent: expected the name of an agent/],
  [good.with(1, 'agent: lever'), /right\.yaml:2: agent: there is no agent "lever"\. Did you mean|Use one of: leveller/],
  [good.with(2, 'by: nobody'), /right\.yaml:3: by: the project knows nobody named "nobody"/],
  [good.with(3, 'doneWhen: ["isSett({item})"]'), /right\.yaml:4: doneWhen: isSett has no|no check "isSett"/],
  [good.with(3, 'doneWhen: ["isSet({thing})"]'), /right\.yaml:4:/],
  [good.with(3, 'doneWhen: ["isSet(colour=red)"]'), /right\.yaml:4: doneWhen: isSet has no "colour"/],
  [good.with(3, 'doneWhen: "isSet"'), /right\.yaml:4: doneWhen: expected a list of checks/],
  [good.with(3, 'doneWhen: []'), /nothing would close it/],
  [good.with(0, 'ask: Have it right'), /right\.yaml:\d: .*isSet needs item/],
  [good.with(0, 'ask: Have {item} and {wanted} right'), /right\.yaml:1: inputs: "wanted" is what readWanted says/],
  [[...good, 'never: ["isSet"]'], /never: "isSet" is to become true as well/],
  [[...good, 'limits: { steps: 900 }'], /right\.yaml:5: limits\.steps: expected at most 200/],
  [[...good, 'limits: { time: 90d }'], /limits\.time: expected at most 30d/],
  [[...good, 'limits: { money: ["5"] }'], /limits\.money\.0: expected an amount, such as 100\.00 GBP/],
  [[...good, 'limits: { actions: { fly: 1 } }'], /"limits\.actions" to name actions of agent "leveller", not fly/],
  [[...good, 'colour: red'], /right\.yaml:5: colour: there is no such field/],
  [[...good, 'name: level'], /right\.yaml:5: name: agent "leveller" has a goal "level" already/],
])('%j is refused, with its line', (lines, says) => {
  expect(() => load(...lines)).toThrow(says)
})
