import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition } from '../../agent/condition.ts'
import { defineAgent } from '../../agent/define-agent.ts'
import { goal } from '../../agent/goal.ts'
import { question } from '../../agent/question.ts'
import { fact } from '../../facts/fact.ts'
import { Workbench } from '../../testing/workbench.ts'
import { UnknownAgent } from '../activation.ts'

const subject = fact('subject', z.string())
const verdict = fact('verdict', z.enum(['good', 'bad']))
const judged = condition({ name: 'judged', title: 'judged', needs: { verdict }, holds: (i) => i.verdict === 'good' })
const ask = question({
  name: 'ask',
  needs: { subject },
  gives: verdict,
  ask: (i) => ({ to: 'operator', text: `Is ${i.subject} good?` }),
})
const askOther = question({
  name: 'askOther',
  needs: { subject },
  gives: verdict,
  ask: (i) => ({ to: 'lead', text: `Is ${i.subject} any good?` }),
})
const agentWith = (can: typeof ask) =>
  defineAgent({
    name: 'judge',
    goals: [goal({ name: 'judge', ask: 'Judge {subject}', input: { subject }, doneWhen: [judged] })],
    can: [can],
  })

async function waiting(): Promise<{ readonly bench: Workbench; readonly without: Workbench }> {
  const bench = new Workbench({ agents: [agentWith(ask)], clients: {} })
  await bench.run('judge', 'judge', { subject: 'it' }, 'run1')
  expect(bench.open('run1', 'answer')).toHaveLength(1)
  return { bench, without: new Workbench({ agents: [agentWith(askOther)], clients: {}, store: bench.store }) }
}

test('an answer to a question that the agent no longer asks is kept until it does again', async () => {
  const { bench, without } = await waiting()
  await expect(without.answer('run1', 'good')).rejects.toThrow(
    'agent "judge" has no ask any more, which run run1 waits for: it rests until that is back',
  )
  bench.store.woken.push('run1')
  await bench.work()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('a run that rests for it can be cancelled all the same', async () => {
  const { without } = await waiting()
  await without.cancel('run1')
  expect((await without.state('run1')).settled?.outcome).toBe('cancelled')
})

test('whoever drives it is told that nobody here can take it on', async () => {
  const { without } = await waiting()
  without.store.woken.push('run1')
  await expect(without.work()).rejects.toThrow(UnknownAgent)
})
