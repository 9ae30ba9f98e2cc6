import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  condition,
  defineAgent,
  fact,
  goal,
  judgement,
  outsideText,
  OutsideText,
  query,
  question,
} from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { item } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

const mail = fact('mail', z.object({ body: outsideText() }), { freshFor: '1m' })
const reason = fact('reason', z.enum(['late', 'broken']))
const readMail = query({
  name: 'readMail',
  needs: { id: item },
  gives: mail,
  uses: { ledger },
  read: (i, u, say) => {
    const found = u.ledger.read('mail', i.id, z.object({ body: z.string() }))
    return found ? { body: OutsideText.from(found.body) } : say.refused('no such mail', 'id')
  },
})
const judgeReason = judgement({
  name: 'judgeReason',
  needs: { body: mail.$.body },
  gives: reason,
  atLeast: 0.8,
  judge: (i) => ({ value: i.body.includes('late') ? 'late' : 'broken', confidence: i.body.includes('?') ? 0.5 : 0.9 }),
})
const askReason = question({
  name: 'askReason',
  needs: { body: mail.$.body },
  gives: reason,
  ask: () => ({ to: 'desk', text: 'What is this about?' }),
  due: '1d',
})
const filed = condition({
  name: 'filed',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('file', i.id),
})
const file = action({
  name: 'file',
  title: (i) => `File ${i.id} as ${i.reason}`,
  needs: { id: item, reason },
  uses: { ledger },
  makes: filed,
  identity: (i) => ['file', i.id],
  perform: (i, u, key) => u.ledger.write('file', i.id, { reason: i.reason }, key),
  confirm: (i, u) => u.ledger.read('file', i.id, z.object({ reason: z.string() })),
  expect: (i) => ({ reason: i.reason }),
  undo: 'none',
  risk: 'reversible',
})
const sort = goal({ name: 'sort', ask: 'Sort {item}', input: { item }, doneWhen: [filed] })

function bench(body: string, policies = [allow('file')]) {
  const agent = defineAgent({ name: 'sorter', goals: [sort], can: [readMail, judgeReason, askReason, file], policies })
  const books = new Ledger()
  books.set('mail', 'm', { body })
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('a judgement that is sure enough asks nobody', async () => {
  const { bench: workbench } = bench('it is late')
  const state = await workbench.run('sorter', 'sort', { item: 'm' })
  expect(state.settled?.outcome).toBe('met')
  expect(state.requests.size).toBe(0)
  expect(state.facts.get('reason []')).toMatchObject({ label: 'influenced', confidence: 0.9 })
})

test('below the threshold a person is asked, and the answer, with a person’s name to it, is the fact', async () => {
  const { books, bench: workbench } = bench('late? broken?')
  const before = await workbench.run('sorter', 'sort', { item: 'm' })
  expect(before.settled).toBeUndefined()
  expect([...before.spent.values()].flat().map((mark) => mark.reason)).toEqual([
    'only 50 % sure, and 80 % are asked for',
  ])
  const [request] = workbench.open('run1', 'answer')
  expect(request).toMatchObject({ roles: ['desk'], title: 'What is this about?' })
  expect(JSON.stringify(request)).not.toContain('broken?')
  await workbench.answer('run1', 'broken')
  const state = await workbench.state('run1')
  expect(state.settled?.outcome).toBe('met')
  expect(state.facts.get('reason []')).toMatchObject({ value: 'broken', label: 'person', how: 'answered' })
  expect(books.read('file', 'm', z.object({ reason: z.string() }))?.reason).toBe('broken')
})

test('an answer that does not fit the question counts as none', async () => {
  const { bench: workbench } = bench('late? broken?')
  await workbench.run('sorter', 'sort', { item: 'm' })
  await workbench.answer('run1', 'stolen')
  const state = await workbench.state('run1')
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('the answer does not fit')
})

test('nobody is asked twice about the same: the answer outlives a new look at an unchanged mail', async () => {
  const policy = {
    path: 'p.yaml',
    text: 'policy: p\nrules:\n  - rule: a lead looks\n    for: file\n    when: "true"\n    then: approve by lead\n    because: Files last.\n',
  }
  const { bench: workbench } = bench('late? broken?', [policy])
  await workbench.run('sorter', 'sort', { item: 'm' })
  await workbench.answer('run1', 'late')
  await workbench.pass('5h')
  await workbench.decide('run1', 'approved')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
  expect([...workbench.store.requests.values()].filter((one) => one.kind === 'answer')).toHaveLength(1)
})

test('a mail that says something else by the time of the answer is asked about anew', async () => {
  const { books, bench: workbench } = bench('late? broken?')
  await workbench.run('sorter', 'sort', { item: 'm' })
  books.set('mail', 'm', { body: 'not late at all? broken?' })
  await workbench.pass('10m')
  await workbench.answer('run1', 'late')
  expect(books.written).toEqual([])
  expect(workbench.open('run1', 'answer')).toHaveLength(1)
  await workbench.answer('run1', 'broken')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
  expect(books.read('file', 'm', z.object({ reason: z.string() }))?.reason).toBe('broken')
})

test('#38 when nobody answers in time, the passing of the time is written down and a person takes over', async () => {
  const { bench: workbench } = bench('late? broken?')
  await workbench.run('sorter', 'sort', { item: 'm' })
  await workbench.pass('25h')
  const state = await workbench.state('run1')
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('nobody answered in time: What is this about?')
  expect([...workbench.store.requests.values()].map((one) => [one.kind, one.state])).toEqual([
    ['answer', 'withdrawn'],
    ['take over', 'open'],
  ])
})

test('#32 a rejected approval ends in a hand-over that says who said no', async () => {
  const policy = {
    path: 'p.yaml',
    text: 'policy: p\nrules:\n  - rule: a lead looks\n    for: file\n    when: "true"\n    then: approve by lead\n    because: Files last.\n',
  }
  const { books, bench: workbench } = bench('it is late', [policy])
  await workbench.run('sorter', 'sort', { item: 'm' })
  await workbench.decide('run1', 'rejected', 'Ada')
  const state = await workbench.state('run1')
  expect(books.written).toEqual([])
  expect(state.settled?.why).toBe('filed: file is no way (Ada said no: as tested)')
})

test('a goal whose giver is broken is handed over, naming the fact that is missing', async () => {
  const { books, bench: workbench } = bench('it is late')
  books.onRead = (what) => {
    if (what === 'mail') throw new Error('the mail server is gone')
  }
  const state = await workbench.run('sorter', 'sort', { item: 'm' })
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('readMail is no way (the mail server is gone (tried 4 times))')
  expect(state.settled?.why).toContain('mail')
})

test('a run is cancelled: nothing further is done, and nobody is asked any more', async () => {
  const { books, bench: workbench } = bench('late? broken?')
  await workbench.run('sorter', 'sort', { item: 'm' })
  await workbench.cancel('run1')
  expect((await workbench.state('run1')).settled).toMatchObject({ outcome: 'cancelled' })
  expect(books.written).toEqual([])
  expect(workbench.open('run1')).toEqual([])
})
