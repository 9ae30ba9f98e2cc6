import { expect, test } from 'vitest'
import { z } from 'zod'
import { classify, condition, defineAgent, fact, goal, outsideText, OutsideText, query, question } from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { item } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import { answering } from './testing/answering-models.ts'

const mail = fact('mail', z.object({ body: outsideText() }))
const reason = fact('reason', z.enum(['late', 'broken']))
const readMail = query({
  name: 'readMail',
  needs: { id: item },
  gives: mail,
  uses: { ledger },
  read: (i) => ({ body: OutsideText.from(`mail ${i.id}`) }),
})
const judgeReason = (atLeast: number) =>
  classify({
    name: 'judgeReason',
    needs: { body: mail.$.body },
    gives: reason,
    task: 'Why.',
    atLeast,
    uncalibrated: 0.8,
  })
const askReason = question({
  name: 'askReason',
  needs: { body: mail.$.body },
  gives: reason,
  ask: () => ({ to: 'desk', text: 'Why?' }),
})
const known = condition({ name: 'known', needs: { reason }, holds: () => true })
const learn = goal({ name: 'learn', ask: 'Learn {item}', input: { item }, doneWhen: [known], limits: { tokens: 500 } })

/** A run whose process dies at its n-th touch of the store. */
async function dyingAt(diesAt: number, atLeast: number) {
  const agent = defineAgent({ name: 'reader', goals: [learn], can: [readMail, judgeReason(atLeast), askReason] })
  const process = new Mortal(diesAt)
  const models = answering([{ class: 'late' }, { class: 'late' }, { class: 'late' }])
  const clients = { ledger: new Ledger() }
  const bench = new Workbench({
    agents: [agent],
    clients,
    models,
    through: (store) => process.through(store),
    grace: 1,
  })
  const alive = outliving(process, bench, '1h')
  await alive(() => bench.start('reader', 'learn', { item: 'm' }, 'run1'))
  if (!bench.store.journals.has('run1')) await bench.start('reader', 'learn', { item: 'm' }, 'run1')
  await alive(() => bench.work('1h'))
  if (bench.open('run1', 'answer').length > 0) await alive(() => bench.answer('run1', 'broken'))
  await alive(() => bench.work('1h'))
  return { bench, models, touches: process.touches, state: await bench.state('run1') }
}

test('killed anywhere, a model’s answer that was written down is never asked for again', async () => {
  const { touches, models: calm } = await dyingAt(0, 0.7)
  expect(calm.asked).toHaveLength(1)
  let again = 0
  for (let diesAt = 1; diesAt <= touches; diesAt += 1) {
    const { bench, models, state } = await dyingAt(diesAt, 0.7)
    expect([diesAt, state.settled?.outcome, state.facts.get('reason []')?.value]).toEqual([diesAt, 'met', 'late'])
    const given = (await bench.events('run1', 'step.gave')).filter(({ step }) => step.capability === 'judgeReason')
    expect([diesAt, given.length, given[0]?.models?.length]).toEqual([diesAt, 1, 1])
    expect(state.tokens).toBe(12)
    again += models.asked.length - 1
  }
  // Killed between the answer and the commit: nobody can know what was said.
  expect(again).toBe(1)
})

test('killed anywhere, a person’s answer is an example once', async () => {
  const { touches } = await dyingAt(0, 0.9)
  for (let diesAt = 1; diesAt <= touches; diesAt += 1) {
    const { bench, state } = await dyingAt(diesAt, 0.9)
    expect([diesAt, state.settled?.outcome, state.facts.get('reason []')?.value]).toEqual([diesAt, 'met', 'broken'])
    expect([diesAt, bench.examples.kept.map(({ text, value }) => [text, value])]).toEqual([
      diesAt,
      [['mail m', 'broken']],
    ])
  }
})
