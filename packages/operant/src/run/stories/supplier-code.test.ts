import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, calculation, condition, defineAgent, fact, goal, query, refuted } from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const article = fact('article', z.string())
const supply = fact('supply', z.object({ code: z.string(), name: z.string() }))
const code = fact('code', z.string())
const readSupply = query({
  name: 'readSupply',
  needs: { id: article },
  gives: supply,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('supply', i.id, z.object({ code: z.string(), name: z.string() })) ??
    say.refused('unknown article', 'id'),
})
const takeCode = calculation({ name: 'takeCode', needs: { code: supply.$.code }, gives: code, compute: (i) => i.code })
const directory = z.object({ name: z.string(), mergedInto: z.string().optional() })
/** A refused code, corrected by the directory of suppliers: merged into another, or mistyped. */
const lookUpCode = query({
  name: 'lookUpCode',
  needs: { wrong: refuted(code), name: supply.$.name },
  gives: code,
  uses: { ledger },
  read: (i, u, say) => {
    const merged = u.ledger.read('supplier', i.wrong, directory)?.mergedInto
    if (merged !== undefined) return merged
    const tidy = i.wrong.trim().toUpperCase().replaceAll('O', '0')
    if (tidy !== i.wrong && u.ledger.read('supplier', tidy, directory)?.name === i.name) return tidy
    return say.missing(`no supplier is known by "${i.wrong}"`)
  },
  cost: 5,
})
const orderShape = z.object({ code: z.string() })
const ordered = condition({
  name: 'ordered',
  needs: { id: article },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('order', i.id),
})
const order = action({
  name: 'order',
  needs: { id: article, code },
  uses: { ledger },
  makes: ordered,
  identity: (i) => ['order', i.id],
  perform: (i, u, key, say) => {
    const found = u.ledger.read('supplier', i.code, directory)
    if (!found || found.mergedInto !== undefined) return say.refused(`supplier ${i.code} is not valid`, 'code')
    return u.ledger.write('order', i.id, { code: i.code }, key)
  },
  confirm: (i, u) => u.ledger.read('order', i.id, orderShape),
  expect: (i) => ({ code: i.code }),
  undo: 'none',
  risk: 'reversible',
})
const replenish = goal({ name: 'replenish', ask: 'Order {article}', input: { article }, doneWhen: [ordered] })
const agent = defineAgent({
  name: 'buyer',
  goals: [replenish],
  can: [readSupply, takeCode, lookUpCode, order],
  policies: [allow('order')],
})

async function orderWith(written: string, suppliers: Readonly<Record<string, z.input<typeof directory>>>) {
  const books = new Ledger()
  books.set('supply', 'A1', { code: written, name: 'Lumen' })
  for (const [id, values] of Object.entries(suppliers)) books.set('supplier', id, values)
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  const state = await bench.run('buyer', 'replenish', { article: 'A1' })
  return { books, bench, state, used: books.read('order', 'A1', orderShape)?.code }
}

test('a merged code is followed, hop by hop, and the order is placed once', async () => {
  const { books, state, used, bench } = await orderWith('S1', {
    S1: { name: 'Lumen', mergedInto: 'S2' },
    S2: { name: 'Lumen', mergedInto: 'S3' },
    S3: { name: 'Lumen' },
  })
  expect(state.settled?.outcome).toBe('met')
  expect([used, books.written]).toEqual(['S3', ['order A1']])
  const failed = await bench.events('run1', 'step.failed')
  expect(failed.map(({ failure }) => [failure.kind, failure.blame?.value])).toEqual([
    ['refused', 'S1'],
    ['refused', 'S2'],
  ])
})

test('a mistyped code is corrected, since the name agrees', async () => {
  const { state, used } = await orderWith('So1 ', { S01: { name: 'Lumen' } })
  expect([state.settled?.outcome, used]).toEqual(['met', 'S01'])
})

test('codes that are merged in a circle are handed over: no refused value comes back', async () => {
  const { books, state } = await orderWith('S1', {
    S1: { name: 'Lumen', mergedInto: 'S2' },
    S2: { name: 'Lumen', mergedInto: 'S1' },
  })
  expect(books.written).toEqual([])
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('code (refused: "S1", "S2")')
  expect(state.steps).toBeLessThan(20)
})

test('an unknown code is handed over, and the reason names the code and what was looked for', async () => {
  const { books, state, bench } = await orderWith('X9', { S01: { name: 'Lumen' } })
  expect(books.written).toEqual([])
  expect(state.settled?.why).toBe(
    'ordered: order is no way (it needs code (refused: "X9"): takeCode is no way (it needs supply (refused: "X9"): readSupply is no way (readSupply gave a value that was refused before)); lookUpCode is no way (no supplier is known by "X9"))',
  )
  const [request] = bench.open('run1', 'take over')
  expect(request?.title).toContain('Order A1')
})
