import { action, condition, connector, defineAgent, delegation, fact, goal, query } from 'operant'
import { z } from 'zod'
import { noDefault } from '../support/no-default.ts'
import type { SlowSystem } from './slow-system.ts'

const system = connector<SlowSystem>({ name: 'system', open: noDefault })
const number = fact('number', z.number())
const range = fact('range', z.object({ from: z.number(), count: z.number() }))
const read = z.object({ number: z.number(), value: z.number() })
const first = fact('first', read)
const second = fact('second', read)
const third = fact('third', read)
const numbers = fact('numbers', z.array(z.number()))

const readFirst = query({
  name: 'readFirst',
  needs: { number },
  gives: first,
  uses: { system },
  read: (i, u) => u.system.read(i.number),
})
const readSecond = query({
  name: 'readSecond',
  needs: { before: first },
  gives: second,
  uses: { system },
  read: (i, u) => u.system.read(i.before.number),
})
const readThird = query({
  name: 'readThird',
  needs: { before: second },
  gives: third,
  uses: { system },
  read: (i, u) => u.system.read(i.before.number),
})

const fileOf = (one: number): string => `job-${one}`
const done = condition({
  name: 'done',
  title: 'the job is done',
  needs: { number },
  uses: { system },
  holds: (i, u) => u.system.has(fileOf(i.number)),
})
const finish = action({
  name: 'finish',
  title: ({ number: one }) => `Finish job ${one}`,
  needs: { number, third },
  uses: { system },
  makes: done,
  identity: ({ number: one }) => ['finish', one],
  perform: (i, u) => u.system.write(fileOf(i.number)),
  confirm: async (i, u) => ((await u.system.has(fileOf(i.number))) ? { number: i.number } : null),
  expect: (i) => ({ number: i.number }),
  timeout: '5s',
  undo: 'none',
  risk: 'irreversible',
})

/** Three reads, each resting on the one before, and a write that is looked for before and after: `callsOfJob` calls. */
export const job = goal({ name: 'job', ask: 'Do job {number}', input: { number }, doneWhen: [done] })
/** A look whether it is done, three reads, a look, the write, its read-back, and a look whether it is done. */
export const callsOfJob = 8

const list = query({
  name: 'list',
  needs: { range },
  gives: numbers,
  uses: { system },
  read: (i) => Array.from({ length: i.range.count }, (_, index) => i.range.from + index),
})
const allDone = condition({
  name: 'allDone',
  title: 'all jobs are done',
  needs: { numbers },
  uses: { system },
  holds: async (i, u) => (await Promise.all(i.numbers.map((one) => u.system.has(fileOf(one))))).every(Boolean),
})
const each = delegation({
  name: 'each',
  needs: { numbers },
  each: (i) => i.numbers,
  to: job,
  with: (one) => ({ number: one }),
  makes: allDone,
  atOnce: 100,
})
/** The same jobs as elements of a collection. */
export const collection = goal({
  name: 'collection',
  ask: 'Do all jobs of {range}',
  input: { range },
  doneWhen: [allDone],
})

const policy = `policy: jobs
rules:
  - rule: finish
    for: finish
    then: allow
    because: It is measured.
`
export const jobAgent = defineAgent({
  name: 'jobs',
  goals: [job, collection],
  can: [readFirst, readSecond, readThird, list, finish, each],
  policies: [{ path: 'jobs.yaml', text: policy }],
})
