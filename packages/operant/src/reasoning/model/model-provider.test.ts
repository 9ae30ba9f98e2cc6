import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import {
  call,
  learning,
  scriptedBench,
  type ScriptedBench,
  type ScriptedBenchOptions,
} from '../../testing/worlds/scripted-model-bench.ts'

let open: ScriptedBench[] = []
afterEach(async () => {
  await Promise.all(open.map(({ model }) => model.close()))
  open = []
})

async function run(script: Parameters<typeof scriptedBench>[0], options?: ScriptedBenchOptions) {
  const one = await scriptedBench(script, options)
  open.push(one)
  await one.bench.run('support', 'resolve', { ticketId: 'T1' })
  await one.bench.pass(600_000)
  return { ...one, state: await one.bench.state('run1'), events: await one.bench.store.read('run1') }
}

const story = [...learning, call('refund', { about: ['O1'] }), call('reply'), call('done')]
const apiKey = 'sk-very-secret'

test('a server that is busy is asked again when it says, and the run waits as a row', async () => {
  const { state, events, model } = await run([{ status: 429, headers: { 'retry-after': '20' }, times: 2 }, ...story])
  expect(state.settled?.outcome).toBe('met')
  expect(model.requests).toHaveLength(story.length - 1 + 2)
  const [failed] = events.flatMap((event) => (event.type === 'reasoner.failed' ? [event] : []))
  expect(failed?.reason).toBe('the server of the model answered 429: it is asked too often')
  expect(Date.parse(failed?.again ?? '') - Date.parse(failed?.at ?? '')).toBeGreaterThanOrEqual(20_000)
  expect(events.filter((event) => event.type === 'run.waits')).toHaveLength(2)
})

test('a server that stays broken is not asked for ever: a person takes over', async () => {
  const { state, model } = await run([...learning, { status: 500 }], { settings: { apiKey } })
  expect(state.settled).toMatchObject({
    outcome: 'handed over',
    why: 'the model could not be asked: the server of the model answered 500',
  })
  expect(model.requests).toHaveLength(learning.length + 6)
})

test('a refused request is not repeated', async () => {
  const { state, model } = await run([{ status: 401 }], { settings: { apiKey } })
  expect(state.settled?.why).toContain('401')
  expect(model.requests).toHaveLength(1)
})

test('a server that is not there, or does not answer, is an error like any other', async () => {
  const gone = await run(story, { settings: { baseURL: 'http://127.0.0.1:1/v1' } })
  expect(gone.state.settled?.why).toBe('the model could not be asked: the server of the model cannot be reached')
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, resolve))
  const { port } = silent.address() as AddressInfo
  const late = await run(story, { settings: { baseURL: `http://127.0.0.1:${port}/v1`, timeout: '30ms' } })
  expect(late.state.settled?.why).toBe('the model could not be asked: the model took too long')
  // What may have been worked on is counted.
  expect(late.state.tokens).toBeGreaterThan(1_000)
  expect(gone.state.tokens).toBe(0)
  silent.closeAllConnections()
  silent.close()
})

test('the key goes into the header and nowhere else', async () => {
  const { model, events, bench } = await run([...story.slice(0, 3), { status: 503, times: 1 }, ...story.slice(3)], {
    settings: { apiKey },
  })
  expect(model.requests.every(({ authorization }) => authorization === `Bearer ${apiKey}`)).toBe(true)
  expect(JSON.stringify(model.requests.map(({ body }) => body))).not.toContain(apiKey)
  expect(JSON.stringify([events, [...bench.store.requests]])).not.toContain(apiKey)
})

test('the limit on tokens stops the run before it would be passed', async () => {
  const usage = { input: 4_000, output: 500 }
  const dear = story.map((reply) => ('calls' in reply ? { ...reply, usage } : reply))
  const { state, model } = await run(dear, { tokens: 12_000 })
  expect(state.settled).toMatchObject({
    outcome: 'failed',
    why: 'the limit of the run, of which 3000 tokens are left, would be passed',
  })
  expect(state.tokens).toBe(4_500 * model.requests.length)
  expect(state.tokens).toBeLessThanOrEqual(12_000)
})

test('an answer may not be longer than the tokens that are left', async () => {
  const { model } = await run(story, { tokens: 6_000 })
  const asked = model.requests.map(({ body }) => body.max_tokens ?? Infinity)
  expect(Math.max(...asked)).toBeLessThanOrEqual(4_000)
  expect(asked.at(-1)).toBeLessThan(asked[0] ?? 0)
})
