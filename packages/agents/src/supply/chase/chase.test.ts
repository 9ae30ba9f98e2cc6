import { expect, test } from 'vitest'
import { Office } from './test-office.ts'

const monday = '2026-10-05T08:00:00.000Z'

test('nobody answers: two reminders, each after two business days, then the buyer has it with everything', async () => {
  const office = new Office(monday)
  await office.chase()
  expect(office.subjects()).toEqual(['2026-10-05 Purchase order PUR-1: delivery overdue since 2026-10-02'])
  await office.bench.pass('14d')
  expect(office.subjects().slice(1)).toEqual([
    '2026-10-07 Purchase order PUR-1: reminder 1, delivery overdue since 2026-10-02',
    '2026-10-09 Purchase order PUR-1: reminder 2, delivery overdue since 2026-10-02',
  ])
  expect(office.notes).toHaveLength(3)
  const [request] = office.bench.open('run')
  expect(request).toMatchObject({ kind: 'take over', roles: ['buyer'] })
  expect((await office.bench.state('run')).settled?.outcome).toBe('partly')
  expect(office.escalations).toMatchObject([{ order: 'PUR-1' }])
})

test('holidays of the supplier are no business days', async () => {
  const office = new Office(monday)
  office.holidays = ['2026-10-07', '2026-10-12']
  await office.chase()
  await office.bench.pass('14d')
  expect(office.subjects().map((one) => one.slice(0, 10))).toEqual(['2026-10-05', '2026-10-08', '2026-10-13'])
})

test('an answer with a date changes the promise of what is late, and the goods are awaited', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.bench.pass('1d')
  await office.write('Sorry for the delay. The goods will be delivered on 14 October 2026.')
  expect(office.changes).toMatchObject([{ line: 'PUR-1-1', promisedOn: '2026-10-14', because: 'REC-1' }])
  await office.bench.pass('6d')
  expect(office.subjects()).toHaveLength(1)
  office.lines = office.lines.map((one) => ({ ...one, received: one.quantity }))
  await office.bench.pass('5d')
  expect((await office.bench.state('run')).settled?.outcome).toBe('met')
  expect(office.changes).toHaveLength(1)
})

test('a new date that passes as well is chased anew, from the first mail on', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('The goods will be delivered on 8 October 2026.')
  await office.bench.pass('8d')
  expect(office.subjects().slice(1)).toEqual([
    '2026-10-09 Purchase order PUR-1: delivery overdue since 2026-10-08',
    '2026-10-13 Purchase order PUR-1: reminder 1, delivery overdue since 2026-10-08',
  ])
})

test('who is not known to be of the supplier moves nothing', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('The goods will be delivered on 14 October 2026.', 'sales@acme-invoices.example')
  expect(office.changes).toEqual([])
  await office.bench.pass('2d')
  expect(office.subjects()).toHaveLength(2)
})

test.each([
  ['names two dates', 'It comes on 14 October 2026, or on 21 October 2026.'],
  ['names a date that has passed', 'It was delivered on 1 September 2026.'],
  ['is about another order', 'PUR-77 will be delivered on 14 October 2026.'],
])('an answer that %s is read by the buyer', async (_, text) => {
  const office = new Office(monday)
  await office.chase()
  await office.write(text)
  expect(office.changes).toEqual([])
  expect(office.bench.open('run', 'answer')).toMatchObject([{ roles: ['buyer'] }])
  await office.bench.answer('run', { kind: 'dates', dates: [{ line: 'PUR-1-1', day: '2026-10-14' }] }, 'bo')
  expect(office.changes).toMatchObject([{ line: 'PUR-1-1', promisedOn: '2026-10-14' }])
})

test('a colleague who writes from the domain of the master record is believed', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('PUR-1 will be delivered on 14 October 2026.', 'dispatch@acme.example')
  expect(office.changes).toMatchObject([{ promisedOn: '2026-10-14' }])
})

test('an answer without a date is put down, and the chase goes on', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('We are looking into it.')
  expect(office.bench.open('run', 'answer')).toEqual([])
  await office.bench.pass('2d')
  expect(office.subjects()).toHaveLength(2)
})

test('a supplier who knows no such order is not reminded: the buyer has it at once', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('We have no order PUR-1 from you in our books.')
  expect(office.escalations).toHaveLength(1)
  expect(office.subjects()).toHaveLength(1)
})

test('where nobody is left to be asked the buyer has it at once', async () => {
  const office = new Office(monday)
  office.staffed = false
  await office.chase()
  expect(office.escalations).toHaveLength(1)
  expect(office.sent).toEqual([])
})

test('a doubtful answer that the buyer leaves lying is put down as one without a date, and the chase goes on', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('It comes on 14 October 2026, or on 21 October 2026.')
  await office.bench.pass('3d')
  expect(office.changes).toEqual([])
  expect(office.notes.map(({ about }) => about)).toContain('answer REC-1 without a date')
  expect(office.subjects()).toHaveLength(2)
})

test('an answer that comes while a reminder is prepared stops the reminder', async () => {
  const office = new Office(monday)
  await office.chase()
  const answers = office.received
  let looks = 0
  office.beforeSend = () => {
    looks += 1
    // The second look of the day is the one just before the mail would go.
    if (office.now() >= '2026-10-07' && answers.length === 0 && looks >= 2)
      answers.push({
        id: 'REC-1',
        from: 'sales@acme.example',
        subject: 'Re: Purchase order PUR-1',
        body: 'The goods will be delivered on 14 October 2026.',
        inReplyTo: null,
        at: office.now(),
      })
  }
  await office.bench.pass('3d')
  expect(office.subjects()).toHaveLength(1)
  expect(office.changes).toMatchObject([{ promisedOn: '2026-10-14' }])
})

test('what is under way with a later date is not chased', async () => {
  const office = new Office(monday)
  const lines = [{ line: 'PUR-1-1', quantity: 100 }]
  office.shipments.push({ id: 'SHP-1', order: 'PUR-1', eta: '2026-10-12', arrivedOn: null, lines })
  await office.chase()
  expect(office.sent).toEqual([])
  expect((await office.bench.state('run')).settled?.outcome).toBe('met')
})

test('what is not due yet is not chased', async () => {
  const office = new Office('2026-10-02T08:00:00.000Z')
  await office.chase()
  expect(office.sent).toEqual([])
})

test('a lead time that changes from two weeks to four is put on record, and the reorder point follows', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write(
    'Our lead time for SKU-1 has changed from 2 to 4 weeks for all orders from 1 November 2026 on. PUR-1 comes on 14 October 2026.',
  )
  expect(office.leadTimes).toMatchObject([{ sku: 'SKU-1', days: 28, effectiveFrom: '2026-11-01', because: 'REC-1' }])
  expect(office.reorderPoints).toMatchObject([{ reorderPoint: 702, because: 'REC-1' }])
  expect(office.changes).toMatchObject([{ promisedOn: '2026-10-14' }])
})

test('a lead time that somebody else announces changes nothing', async () => {
  const office = new Office(monday)
  await office.chase()
  await office.write('Our lead time for SKU-1 has changed from 2 to 4 weeks.', 'sales@acme-group.example')
  expect([office.leadTimes, office.reorderPoints]).toEqual([[], []])
})
