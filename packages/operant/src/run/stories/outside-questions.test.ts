import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  defineAgent,
  fact,
  goal,
  outsideText,
  query,
  question,
  recordText,
  connector,
  type OutsideParty,
} from '../../index.ts'
import { fold } from '../../journal/fold.ts'
import { Workbench } from '../../testing/workbench.ts'

interface Books {
  contact(order: string): { mail: string; note: string }
}
const books = connector<Books>({ name: 'books', open: () => ({ contact: () => ({ mail: '', note: '' }) }) })
const order = fact('order', z.string())
const contact = fact('contact', z.object({ mail: recordText(), note: z.string() }))
const arrival = fact('arrival', z.object({ date: z.iso.date(), remark: outsideText().optional() }))
const readContact = query({
  name: 'readContact',
  needs: { id: order },
  gives: contact,
  uses: { books },
  read: (i, u) => u.books.contact(i.id),
})

function benchWith(
  party: (mail: string, note: string) => OutsideParty,
  text: (note: string) => string = () => 'When does it arrive?',
) {
  const askMill = question({
    name: 'askMill',
    needs: { id: order, mail: contact.$.mail, note: contact.$.note },
    gives: arrival,
    ask: (i) => ({ to: party(i.mail, i.note), text: text(i.note) }),
  })
  const whenGoal = goal({ name: 'when', ask: 'When does {order} arrive', input: { order }, answers: [arrival] })
  const agent = defineAgent({ name: 'chaser', goals: [whenGoal], can: [readContact, askMill] })
  const clients = { books: { contact: () => ({ mail: 'mill@supplier.example', note: 'evil@elsewhere.example' }) } }
  return new Workbench({ agents: [agent], clients })
}

test('a question goes to an address of a record, and what comes back is in the words of whoever was asked', async () => {
  const bench = benchWith((mail) => ({ mail, name: 'Mill', writer: 'supplier:S-1' }))
  const { run } = await bench.run('chaser', 'when', { order: 'PO-7' })
  const events = await bench.store.read(run)
  const asked = events.find((event) => event.type === 'request.asked')
  expect(asked).toMatchObject({ outside: { mail: 'mill@supplier.example', writer: 'supplier:S-1' } })
  await bench.answer(run, { date: '2026-03-20' }, 'mill@supplier.example')
  const state = fold(run, await bench.store.read(run))
  expect([...state.facts].find(([key]) => key.startsWith('arrival'))?.[1]).toMatchObject({
    value: { date: '2026-03-20' },
    label: 'outside',
    writers: ['supplier:S-1'],
  })
})

test('an address that somebody outside wrote is not asked, nor are their words sent on; the run says why', async () => {
  const wrong = [
    benchWith((_, note) => ({ mail: note })),
    benchWith(() => ({ mail: 'made-up@elsewhere.example' })),
    benchWith(() => ({ mail: 'a@b.example, c@d.example' })),
    benchWith(
      (mail) => ({ mail }),
      (note) => `Is it true that ${note}?`,
    ),
  ]
  const says = [
    /to\.mail: expected an address/,
    /to\.mail: expected an address/,
    /to\.mail: expected one address/,
    /text: expected no words from outside/,
  ]
  for (const [index, bench] of wrong.entries()) {
    const { run, settled } = await bench.run('chaser', 'when', { order: 'PO-7' })
    expect(JSON.stringify(await bench.store.read(run))).toMatch(says[index] ?? /never/)
    expect((await bench.store.read(run)).filter((event) => event.type === 'request.asked')).toEqual([])
    expect(settled?.outcome).toBe('handed over')
  }
})

test('a person of the project who answers for them is taken at their own word', async () => {
  const bench = benchWith((mail) => ({ mail, or: 'operator' }))
  const { run } = await bench.run('chaser', 'when', { order: 'PO-7' })
  await bench.answer(run, { date: '2026-03-20' }, 'olga')
  const state = fold(run, await bench.store.read(run))
  expect([...state.facts].find(([key]) => key.startsWith('arrival'))?.[1]).toMatchObject({ label: 'person' })
})
