import { expect, test } from 'vitest'
import { Money } from '../../index.ts'
import { bank, pay, Payables, payer } from '../../testing/worlds/payables.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { Workbench } from '../../testing/workbench.ts'

const gbp = (amount: string) => ({ amount, currency: 'GBP' })

/** An invoice of 100.00 GBP whose letter asks for 90.00: a lead is asked first. */
async function asked(then = 'approve by lead', letter = 'Pay 90.00 GBP to GB01GOOD') {
  const books = new Payables()
  books.invoices.set('I1', { id: 'I1', vendor: 'V1', open: Money.parse('100.00 GBP'), letter })
  const bench = new Workbench({ agents: [payer(pay, then)], clients: { [bank.name]: books } })
  await bench.run('payer', 'payInvoice', { invoiceId: 'I1', vendorId: 'V1', order: 'Pay the invoice' })
  return { books, bench }
}

const paidOut = (books: Payables) => books.paid.map(({ amount }) => amount.toString())

test('#36 what somebody changed is decided afresh, and asked again with what is otherwise', async () => {
  const { books, bench } = await asked()
  const [first] = bench.open('run1')
  expect(first?.title).toBe('Pay 90.00 GBP to GB01GOOD')
  await bench.edit('run1', { amount: gbp('50.00') }, 'lena')
  expect(paidOut(books)).toEqual([])
  const [second, ...others] = bench.open('run1')
  expect(others).toEqual([])
  expect(second).toMatchObject({
    title: 'Pay 50.00 GBP to GB01GOOD',
    shown: {
      arguments: { amount: gbp('50.00') },
      origins: { amount: 'put in by lena, person' },
      before: { request: first?.id, edited: 'lena' },
    },
  })
  expect(second?.shown).toMatchObject({
    before: {
      differences: expect.arrayContaining([
        { field: 'argument amount', before: gbp('90.00'), now: gbp('50.00') },
      ]) as unknown,
    },
  })
  await bench.decide('run1', 'approved', 'lee')
  expect(paidOut(books)).toEqual(['50.00 GBP'])
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('#36 what somebody changed is done at once where the rules allow it then', async () => {
  const large = 'rule: large\n    for: pay\n    when: arguments.amount > 50.00 GBP\n    then: approve by lead'
  const { books, bench } = await asked(`allow\n    because: Small.\n  - ${large}`)
  expect(bench.open('run1', 'approve')).toHaveLength(1)
  await bench.edit('run1', { amount: gbp('50.00') })
  expect(bench.open('run1', 'approve')).toEqual([])
  expect(paidOut(books)).toEqual(['50.00 GBP'])
})

test.each([
  ['more than the record bears', { amount: gbp('100.01') }, /is not at most/],
  ["an account that is nobody's", { iban: 'GB66EVIL' }, /is not among/],
  ['another currency', { amount: { amount: '50.00', currency: 'EUR' } }, /is not at most/],
])('#36 what the rules refuse, edited to %s, is not done, and it is asked again as it was', async (_, values, why) => {
  const { books, bench } = await asked()
  const [first] = bench.open('run1')
  await bench.edit('run1', values, 'lena')
  await bench.pass('1h')
  expect(paidOut(books)).toEqual([])
  const [second, ...others] = bench.open('run1', 'approve')
  expect(others).toEqual([])
  expect(second).toMatchObject({
    title: first?.title,
    shown: { before: { request: first?.id, edited: 'lena', refused: expect.stringMatching(why) as string } },
  })
  expect([...bench.store.requests.values()].map(({ state }) => state)).toEqual(['edited', 'open'])
  await bench.decide('run1', 'approved')
  expect(paidOut(books)).toEqual(['90.00 GBP'])
})

test.each([
  ['another record', { invoice: 'I2' }, /says which record this is about/],
  ['an argument that there is not', { constructor: 1 }, /has no argument "constructor"/],
  ['what is no amount', { amount: 'much' }, /does not fit/],
  ['nothing', {}, /no argument is named/],
])('#36 nobody edits a call to %s', async (_, values, why) => {
  const { books, bench } = await asked()
  await bench.edit('run1', values, 'lena')
  expect(paidOut(books)).toEqual([])
  expect(bench.open('run1', 'approve').map(({ title }) => title)).toEqual(['Pay 90.00 GBP to GB01GOOD'])
  const [answered] = await bench.events('run1', 'request.answered')
  expect(answered?.answer).toMatchObject({ kind: 'withdrawn', reason: expect.stringMatching(why) as string })
})

test('what was changed is changed again, and the last word about each argument counts', async () => {
  const { books, bench } = await asked()
  await bench.edit('run1', { amount: gbp('50.00') }, 'lena')
  await bench.edit('run1', { amount: gbp('60.00') }, 'lee')
  expect(bench.open('run1').map(({ title }) => title)).toEqual(['Pay 60.00 GBP to GB01GOOD'])
  await bench.decide('run1', 'approved', 'lena')
  expect(paidOut(books)).toEqual(['60.00 GBP'])
})

test('#33 an approval of what was shown before it was changed does nothing', async () => {
  const { books, bench } = await asked()
  const [first] = bench.open('run1')
  await bench.edit('run1', { amount: gbp('50.00') })
  const late = { kind: 'approved', by: 'late', reason: '' } as const
  bench.store.deliver('run1', { kind: 'request', request: first?.id ?? '', answer: late })
  await bench.work()
  expect(paidOut(books)).toEqual([])
  expect(bench.open('run1')).toHaveLength(1)
})

test('what the record says when it is approved counts, and not what it said when it was changed', async () => {
  const { books, bench } = await asked()
  await bench.edit('run1', { amount: gbp('80.00') })
  books.invoices.set('I1', {
    id: 'I1',
    vendor: 'V1',
    open: Money.parse('70.00 GBP'),
    letter: 'Pay 90.00 GBP to GB01GOOD',
  })
  await bench.decide('run1', 'approved')
  expect(paidOut(books)).toEqual([])
})

async function editedDyingAt(diesAt: number) {
  const books = new Payables()
  const process = new Mortal(diesAt)
  const bench = new Workbench({
    agents: [payer(pay, 'approve by lead')],
    clients: { [bank.name]: books },
    through: (store) => process.through(store),
    grace: 1_000,
  })
  books.invoices.set('I1', {
    id: 'I1',
    vendor: 'V1',
    open: Money.parse('100.00 GBP'),
    letter: 'Pay 90.00 GBP to GB01GOOD',
  })
  const alive = outliving(process, bench, '1h')
  const input = { invoiceId: 'I1', vendorId: 'V1', order: 'Pay the invoice' }
  await alive(() => bench.start('payer', 'payInvoice', input, 'run1'))
  if (!bench.store.journals.has('run1')) await bench.start('payer', 'payInvoice', input, 'run1')
  await alive(() => bench.work('1h'))
  await alive(() => bench.edit('run1', { amount: gbp('50.00') }))
  await alive(() => bench.work('1h'))
  while (bench.open('run1', 'approve').length > 0) await alive(() => bench.decide('run1', 'approved'))
  await alive(() => bench.work('1h'))
  const requests = [...bench.store.requests.values()].map(({ title, state }) => `${title}: ${state}`)
  return { touches: process.touches, requests, paid: paidOut(books) }
}

test('#36 killed anywhere between the change, the approval and the call, it is done once and as it was approved', async () => {
  const { touches, ...calm } = await editedDyingAt(0)
  expect(calm).toEqual({
    requests: ['Pay 90.00 GBP to GB01GOOD: edited', 'Pay 50.00 GBP to GB01GOOD: consumed'],
    paid: ['50.00 GBP'],
  })
  expect(touches).toBeGreaterThan(20)
  for (let diesAt = 1; diesAt <= touches; diesAt += 1) {
    const { requests, paid } = await editedDyingAt(diesAt)
    expect([diesAt, requests.at(-1), paid]).toEqual([diesAt, calm.requests.at(-1), calm.paid])
  }
})
