import { afterEach, expect, test } from 'vitest'
import type { ModelCall } from '../../journal/model-call.ts'
import { call, learning, scriptedBench, type ScriptedBench } from '../../testing/worlds/scripted-model-bench.ts'
import { callText, modelShares, shareText } from './models-told.ts'
import { readStory } from './read-story.ts'

let open: ScriptedBench[] = []
afterEach(async () => {
  await Promise.all(open.map(({ model }) => model.close()))
  open = []
})

test('a run tells which model proposed its steps, and what that took', async () => {
  const one = await scriptedBench([...learning, call('nonsense'), call('refund', { about: ['O1'] }), call('reply')])
  open.push(one)
  const state = await one.bench.run('support', 'resolve', { ticketId: 'T1' })
  const events = await one.bench.store.read('run1')
  const story = readStory('run1', events, one.bench.context.agents.get('support')?.agent)
  expect(story.models).toEqual([
    {
      model: 'model (compatible:scripted)',
      use: 'plan',
      answers: 7,
      usage: { input: 700, output: 70, kept: 0 },
      cost: [],
    },
  ])
  expect(state.tokens).toBe(770)
  const refund = story.steps.find(({ capability }) => capability === 'refund')
  expect(refund?.models).toHaveLength(1)
  expect(refund?.models?.map(callText)[0]).toMatch(
    /^model \(compatible:scripted\) proposed: 100 tokens in, 10 out, in [\d.]+ s, prompt steps@[0-9a-f]{12}$/,
  )
  // What the runtime looks at by itself nobody proposed.
  expect(story.steps.filter(({ kind }) => kind === 'condition').every(({ models }) => models === undefined)).toBe(true)
})

const answer = (part: Partial<ModelCall>): ModelCall => ({
  use: 'plan',
  model: 'fast (openai:m)',
  prompt: 'steps@1',
  parameters: {},
  usage: { input: 1_000, output: 20, kept: 800 },
  cost: { millionths: 1_250, currency: 'USD' },
  milliseconds: 1_200,
  ...part,
})

test('money and what a provider kept are summed by model and use', () => {
  const at = '2026-01-05T09:00:00.000Z'
  const step = { capability: 'look', scope: '[]', inputs: '' }
  const failure = { kind: 'unsure', reason: 'not sure' } as const
  const shares = modelShares([
    { seq: 2, at, type: 'step.failed', step, failure, models: [answer({}), answer({ use: 'judge' })] },
    { seq: 3, at, type: 'step.failed', step, failure, models: [answer({ stored: true })] },
  ])
  expect(shares.map(shareText)).toEqual([
    'fast (openai:m) proposed: 2 answers, 2000 tokens in (1600 kept), 40 out, 0.002500 USD',
    'fast (openai:m) judged: 1 answer, 1000 tokens in (800 kept), 20 out, 0.001250 USD',
  ])
  expect(callText(answer({ stored: true }))).toBe(
    'fast (openai:m) proposed: 1000 tokens in (800 kept), 20 out, 0.001250 USD, from the store, prompt steps@1',
  )
})

test('an argument that a model chose is told as its choice, not as the fact that was declared', async () => {
  const forty = { amount: '40.00', currency: 'GBP' }
  const refund = call('refund', { about: ['O1'], amount: { literal: forty } })
  const one = await scriptedBench([...learning, refund, call('reply')])
  open.push(one)
  await one.bench.run('support', 'resolve', { ticketId: 'T1' })
  await one.bench.decide('run1', 'approved')
  const events = await one.bench.store.read('run1')
  const { steps } = readStory('run1', events, one.bench.context.agents.get('support')?.agent)
  const [effect] = steps.flatMap(({ capability, effects }) => (capability === 'refund' ? effects : []))
  const amount = effect?.arguments.find(({ name }) => name === 'amount')
  expect(amount).toEqual({ name: 'amount', value: forty, chosen: 'a value of its own' })
})
