import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  compose,
  condition,
  defineAgent,
  extract,
  fact,
  find,
  goal,
  money,
  Money,
  outsideText,
  OutsideText,
  query,
  rank,
  recordId,
  summarise,
  wording,
  writtenBy,
} from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { item } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import { answering, type SaidAnswer } from './testing/answering-models.ts'

const mail = fact('mail', z.object({ body: writtenBy('customer', outsideText()) }))
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

const parts = fact(
  'parts',
  z.object({ order: z.string().nullable(), paid: money().nullable(), on: z.iso.date().nullable() }),
)
const taken = extract({
  name: 'takeParts',
  needs: { body: mail.$.body },
  gives: parts,
  atLeast: 0.7,
  task: 'The order, what was paid and when.',
  asOf: () => '2026-01-07',
  fields: { order: find.pattern(/\bORD-\d{4}\b/), paid: find.amount('GBP'), on: find.date() },
  examples: [
    ['ORD-1001, paid £12.50 on 3 January 2026', 'ORD-1001', '12.50', '2026-01-03'],
    ['I paid 99.00 GBP yesterday for ORD-1002', 'ORD-1002', '99.00', '2026-01-06'],
    ['ORD-1003 cost me £1,200.00, bought on 2026-01-02', 'ORD-1003', '1200.00', '2026-01-02'],
    ['On 1 January 2026 I bought ORD-1004 for £5.00', 'ORD-1004', '5.00', '2026-01-01'],
  ].map(([text = '', order = '', paid = '', on = '']) => ({ text, is: { order, paid: Money.of(paid, 'GBP'), on } })),
})
const known = condition({ name: 'known', needs: { parts }, holds: () => true })
const learn = goal({ name: 'learn', ask: 'Learn {item}', input: { item }, doneWhen: [known] })

function extraction(body: string) {
  const agent = defineAgent({ name: 'reader', goals: [learn], can: [readMail, taken] })
  const books = new Ledger()
  books.set('mail', 'm', { body })
  return new Workbench({ agents: [agent], clients: { ledger: books } })
}

test('fields are found by patterns, days and amounts, with a confidence measured on the examples', async () => {
  const state = await extraction('My order ORD-7777 of last Monday: I paid £89.50.').run('reader', 'learn', {
    item: 'm',
  })
  expect(state.facts.get('parts []')).toMatchObject({
    value: { order: 'ORD-7777', paid: { amount: '89.50', currency: 'GBP' }, on: '2026-01-05' },
    label: 'influenced',
    writers: ['customer'],
  })
  expect(state.facts.get('parts []')?.confidence).toBeCloseTo(5 / 6, 5)
})

test('two finds that differ are nobody’s guess', async () => {
  const state = await extraction('ORD-7777 or ORD-7778, £5.00, 2026-01-01').run('reader', 'learn', { item: 'm' })
  expect([...state.spent.values()].flat()[0]?.reason).toMatch(/it holds 2 values for "order"/)
})

const articles = [
  { id: 'returns', text: 'How to send goods back and get your money' },
  { id: 'hours', text: 'When our shops are open' },
  { id: 'parcels', text: 'What to do when a parcel does not arrive' },
]
const best = fact('best', z.array(recordId()))
const gist = fact('gist', outsideText())
const answer = fact('answer', wording())
const ranked = condition({ name: 'ranked', needs: { best, gist, answer }, holds: () => true })
const help = goal({ name: 'help', ask: 'Help {item}', input: { item }, doneWhen: [ranked] })

function helper(body: string, answers?: readonly SaidAnswer[]) {
  const agent = defineAgent({
    name: 'helper',
    goals: [help],
    can: [
      readMail,
      rank({
        name: 'rankArticles',
        needs: { body: mail.$.body },
        gives: best,
        atLeast: 0.5,
        task: 'Which article helps.',
        of: () => articles,
        most: 2,
        examples: [
          { text: 'my parcel is not here', of: articles, first: 'parcels' },
          { text: 'when are you open', of: articles, first: 'hours' },
        ],
        reads: 'words',
      }),
      summarise({ name: 'sumUp', needs: { body: mail.$.body }, gives: gist, sentences: 1 }),
      compose({
        name: 'writeAnswer',
        needs: { id: item },
        gives: answer,
        template: (i) => `We have refunded 12.50 GBP for ${i.id} on 5 January 2026.`,
        task: 'Write kindly.',
      }),
    ],
  })
  const books = new Ledger()
  books.set('mail', 'A-1', { body })
  const models = answers && answering(answers, ['word'])
  return new Workbench({ agents: [agent], clients: { ledger: books }, ...(models ? { models } : {}) })
}
const long = 'Hello. My parcel did not arrive. The parcel was meant to arrive on Monday. I wait for the parcel. Bye.'

test('candidates are put in order; a summary is a closed handle; words are the template’s without a model', async () => {
  const workbench = helper(long)
  const state = await workbench.run('helper', 'help', { item: 'A-1' })
  expect(state.facts.get('best []')).toMatchObject({ value: ['parcels', 'returns'], label: 'influenced' })
  const summary = state.facts.get('gist []')?.value as { readonly outside: string }
  expect((await workbench.store.text(summary.outside))?.body).toMatch(/^(My|The) parcel [^.]*\.$/)
  expect(state.facts.get('answer []')).toMatchObject({
    value: 'We have refunded 12.50 GBP for A-1 on 5 January 2026.',
    label: 'person',
    how: 'derived',
  })
})

test('a model’s words go out only where every figure, day and name in them is known', async () => {
  const kind = 'Dear customer, your refund of £12.50 for A-1 was made on 5 January. Thank you.'
  const invented = { words: 'We have refunded 15.00 GBP for A-1 on 5 January 2026.' }
  const [good, bad] = [
    helper('short', [{ words: kind }]),
    helper('short', [invented, { words: 'Mr Brown will call you about 12.50 GBP for A-1 on 5 January 2026.' }]),
  ]
  expect((await good.run('helper', 'help', { item: 'A-1' })).facts.get('answer []')).toMatchObject({
    value: kind,
    label: 'influenced',
    how: 'derived',
  })
  const refused = await bad.run('helper', 'help', { item: 'A-1' })
  expect(refused.facts.get('answer []')?.value).toBe('We have refunded 12.50 GBP for A-1 on 5 January 2026.')
  const given = (await bad.events('run1', 'step.gave')).find(({ step }) => step.capability === 'writeAnswer')
  expect(given?.models).toHaveLength(2)
})
