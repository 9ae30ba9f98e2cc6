import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, fact, goal, query, question } from '../../index.ts'
import { claimsLedger, settle, settling } from '../../testing/worlds/claims-desk.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { item } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import type { TakeOverOption } from './call-option.ts'
import type { Undoing } from './undoing.ts'

interface Shown {
  readonly options: readonly TakeOverOption[]
  readonly undoing: readonly Undoing[]
  readonly unknown: readonly { readonly title: string; readonly look: string }[]
}
const shownOf = (bench: Workbench, run = 'run1') => bench.open(run, 'take over').at(-1)?.shown as unknown as Shown

const deny = {
  path: 'deny.yaml',
  text: 'policy: money\ntables:\n  - table: refunds\n    for: refund\n    inputs: { Amount: arguments.amount }\n    rows:\n      - [small, "<= 10.00 GBP", allow]\n      - [large, "-", deny]\n',
}

test('a denied call, with the way out that was tried, what it changes and makes true; what stands, with how it is taken back', async () => {
  const agent = defineAgent({
    name: 'claims',
    goals: [settle],
    can: settling,
    policies: [allow('replace', 'send'), deny],
  })
  const bench = new Workbench({
    agents: [agent],
    clients: { ledger: claimsLedger({ O1: { due: true }, O2: { due: true } }, 1) },
  })
  await bench.run('claims', 'settle', { claimId: 'C1' })
  const { options, undoing } = shownOf(bench)
  expect(options[0]).toMatchObject({
    kind: 'do',
    title: 'Refund 40.00 GBP for order O2',
    about: 'O2',
    makes: ['remedied'],
    undo: false,
    ways: ['With Amount at most 10.00 GBP it would be allowed.'],
  })
  expect(options.at(-1)?.kind).toBe('return')
  expect(options.at(-1)?.plan?.length).toBeGreaterThan(0)
  expect(undoing).toMatchObject([{ title: 'Replace lamp of order O1', can: true, systems: ['ledger'] }])
  // The same journal always gives the same options.
  const again = new Workbench({
    agents: [agent],
    clients: { ledger: claimsLedger({ O1: { due: true }, O2: { due: true } }, 1) },
  })
  await again.run('claims', 'settle', { claimId: 'C1' })
  expect(shownOf(again)).toEqual(shownOf(bench))
})

const code = fact('code', z.object({ code: z.string() }))
const shelf = fact('shelf', z.object({ name: z.string() }))
const readCode = query({
  name: 'readCode',
  needs: { id: item },
  gives: code,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('code', i.id, z.object({ code: z.string() })) ?? say.missing('no code is written down'),
})
const askShelf = question({
  name: 'askShelf',
  needs: { id: item },
  gives: shelf,
  ask: (i) => ({ to: 'desk', text: `Which shelf is ${i.id} for?` }),
  due: '1h',
})
const stored = condition({
  name: 'stored',
  title: 'it is stored',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('stored', i.id),
})
const store = action({
  name: 'store',
  title: (i) => `Store ${i.id} as ${i.code}`,
  needs: { id: item, code: code.$.code, shelf: shelf.$.name },
  uses: { ledger },
  makes: stored,
  identity: (i) => ['store', i.id],
  perform: (i, u, key) => u.ledger.write('stored', i.id, {}, key),
  confirm: (i, u) => u.ledger.read('stored', i.id, z.object({})),
  expect: () => ({}),
  undo: 'none',
  risk: 'reversible',
})
const storeGoal = goal({ name: 'store it', ask: 'Store {item}', input: { item }, doneWhen: [stored] })
const storer = defineAgent({
  name: 'storer',
  goals: [storeGoal],
  can: [readCode, askShelf, store],
  policies: [allow('store')],
})

test('what must be found out first, and what it would make true', async () => {
  const bench = new Workbench({ agents: [storer], clients: { ledger: new Ledger() } })
  await bench.run('storer', 'store it', { item: 'a' })
  const { options } = shownOf(bench)
  expect(options.map(({ kind, title }) => [kind, title])).toEqual([
    ['find out', 'Find out code, and see to it that it can be read: store needs it'],
    ['return', 'Return it: 1 fact is read anew, and it plans by what they say then'],
  ])
  expect(options[0]?.makes).toEqual(['it is stored'])
})

test('a question that nobody answered is asked anew when the run is returned', async () => {
  const books = new Ledger()
  books.set('code', 'a', { code: 'X1' })
  const bench = new Workbench({ agents: [storer], clients: { ledger: books } })
  await bench.run('storer', 'store it', { item: 'a' })
  await bench.pass('2h')
  expect(shownOf(bench).options.map(({ kind, title }) => [kind, title])).toContainEqual([
    'answer',
    'Answer: Which shelf is a for?',
  ])
  await bench.giveBack('run1', 'the desk is there now')
  await bench.answer('run1', { name: 'left' })
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['stored a'])
})
