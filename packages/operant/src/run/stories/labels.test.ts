import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  calculation,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  judgement,
  money,
  Money,
  outsideText,
  OutsideText,
  owner,
  query,
  recordId,
  wording,
  writtenBy,
  type Fact,
} from '../../index.ts'
import { NEED } from '../../facts/need.ts'
import { knowledge, instanceOf } from '../../planning/knowledge.ts'
import { labelAt } from '../../planning/provenance-of.ts'
import { Workbench } from '../../testing/workbench.ts'

interface Desk {
  readonly note: string
  readonly remark: string
}
const desk = connector<Desk>({ name: 'desk', open: () => ({ note: '', remark: '' }) })
const portal = connector<Desk>({ name: 'portal', open: () => ({ note: '', remark: '' }), outsiders: true })

const claimId = fact('claimId', z.string())
const claim = fact(
  'claim',
  z.object({
    id: recordId(),
    customer: recordId(),
    name: writtenBy('customer', z.string()),
    remark: z.string(),
    orders: z.array(recordId()),
    total: money(),
    body: writtenBy('customer', outsideText()),
  }),
  { readers: owner('customer', 'customer') },
)
const readClaim = query({
  name: 'readClaim',
  needs: { id: claimId },
  gives: claim,
  uses: { desk },
  read: (i, u) => ({
    id: i.id,
    customer: 'C1',
    name: 'Ada Fern',
    remark: u.desk.remark,
    orders: ['O1', 'O2'],
    total: Money.parse('40.00 GBP'),
    body: OutsideText.from('O2, please'),
  }),
})
const invoice = fact('invoice', z.object({ total: money(), state: z.enum(['open', 'paid']) }))
const readInvoice = query({
  name: 'readInvoice',
  needs: { id: claimId },
  gives: invoice,
  uses: { portal },
  read: () => ({ total: Money.parse('9.00 GBP'), state: 'open' as const }),
})
const mentioned = fact('mentioned', z.object({ order: z.string(), urgent: z.boolean() }))
const judgeMentioned = judgement({
  name: 'judgeMentioned',
  needs: { body: claim.$.body },
  gives: mentioned,
  atLeast: 0,
  judge: (i) => ({ value: { order: i.body.slice(0, 2), urgent: true }, confidence: 1 }),
})
const chosen = fact('chosen', z.object({ order: recordId(), many: z.number(), said: wording(), free: z.string() }))
const choose = (orderOf: (mentioned: string) => string) =>
  calculation({
    name: 'choose',
    needs: { claim, mentioned, invoice },
    gives: chosen,
    compute: (i) => ({
      order: orderOf(i.mentioned.order),
      many: i.claim.orders.length,
      said: i.claim.remark === 'quote me' ? `He says: ${i.claim.remark}` : `Dear ${i.claim.name}, it is ${i.claim.id}.`,
      free: i.claim.remark,
    }),
  })
const finished = condition({ name: 'finished', needs: { chosen }, uses: { desk }, holds: () => true })

async function run(remark: string, orderOf: (mentioned: string) => string = (order) => order) {
  const goals = [goal({ name: 'settle', ask: 'Settle {claimId}', input: { claimId }, doneWhen: [finished] })]
  const can = [readClaim, readInvoice, judgeMentioned, choose(orderOf)]
  const agent = defineAgent({ name: 'desk', goals, can })
  const bench = new Workbench({ agents: [agent], clients: { desk: { remark }, portal: {} } })
  const state = await bench.run('desk', 'settle', { claimId: 'K1' })
  expect(state.settled?.outcome).toBe('met')
  const known = knowledge(agent, state)
  return (token: Fact<unknown>, ...path: string[]) => {
    const spec = token[NEED].fact
    const found = instanceOf(known, spec, [])?.of
    if (!found) throw new Error(`${spec.name} is not known`)
    return labelAt(spec, found.known, path)
  }
}

test('what was read is labelled field by field, and words are those of the one whose record it is', async () => {
  const label = await run('a remark')
  expect(label(claim, 'id')).toEqual({ trust: 'record', writers: [], owners: ['customer:C1'], internal: false })
  expect(label(claim, 'name')).toMatchObject({ trust: 'outside', writers: ['customer:C1'] })
  expect(label(claim, 'remark')).toMatchObject({ trust: 'outside', writers: ['outside'] })
  expect(label(claim, 'total').trust).toBe('record')
  expect(label(claimId)).toMatchObject({ trust: 'person', internal: false })
})

test('#25 whatever a connector of outsiders says is theirs, amounts and states too', async () => {
  const label = await run('a remark')
  expect(label(invoice, 'total')).toMatchObject({ trust: 'outside', writers: ['outside'] })
  expect(label(invoice, 'state').trust).toBe('outside')
})

test('#24 what is judged from a text is influenced where it is closed, the text where it is words, and keeps its writer', async () => {
  const label = await run('a remark')
  expect(label(mentioned, 'urgent')).toMatchObject({ trust: 'influenced', writers: ['customer:C1'] })
  expect(label(mentioned, 'order')).toMatchObject({ trust: 'outside', writers: ['customer:C1'] })
})

test('#24 what is worked out of words is in those words: laundering through a calculation changes nothing', async () => {
  const label = await run('a remark')
  expect(label(chosen, 'free')).toMatchObject({ trust: 'outside', writers: ['customer:C1', 'outside'] })
  expect(label(chosen, 'many').trust).toBe('influenced')
})

test('a record that is picked by words is a record that was chosen; one that is none is those words', async () => {
  const picked = await run('a remark', () => 'O2')
  expect(picked(chosen, 'order').trust).toBe('influenced')
  const forged = await run('a remark', () => 'O9')
  expect(forged(chosen, 'order').trust).toBe('outside')
})

test('our own wording carries the words of those whom it quotes', async () => {
  const own = await run('a remark')
  expect(own(chosen, 'said')).toEqual({
    trust: 'outside',
    writers: ['customer:C1'],
    owners: ['customer:C1'],
    internal: false,
  })
  const quoting = await run('quote me')
  expect(quoting(chosen, 'said')).toMatchObject({ trust: 'outside', writers: ['outside'] })
})
