import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'
import { terminal } from '../output/terminal.ts'
import { ask } from './ask-doubt.ts'

let cli: ShopInProcess
beforeAll(async () => (cli = await shopInProcess()))
afterAll(() => cli.close())

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))
const openRuns = async () => (JSON.parse((await cli.run('runs', '--json')).stdout) as readonly unknown[]).length

test('what was understood can be seen without anything being started', async () => {
  const words = 'please settle the claim for order A-1 within 2 hours, spend no more than 50 GBP'
  const [text, json] = [await cli.run('goal', words, '--explain'), await cli.run('goal', words, '--dry', '--json')]
  expect([text.code, text.stderr, widest(text.stdout) <= 80]).toEqual([0, '', true])
  expect(text.stdout).toMatch(
    /order id {5}A-1\nLimits {7}spend at most 50\.00 GBP; within 120 minutes\nDone when {4}the customer has what is/,
  )
  expect(text.stdout).toMatch(/May do {7}refund, tell[\s\S]*Ignored {6}"please"/)
  expect(JSON.parse(json.stdout)).toMatchObject({
    agent: 'claims',
    goal: 'settleClaim',
    understood: {
      limits: { time: 7_200_000, money: ['50.00 GBP'] },
      doneWhen: [{ name: 'settled' }, { name: 'told' }],
    },
  })
  expect(await openRuns()).toBe(0)
})

test('what is in doubt does not start; the exact commands are printed, and they do what they say', async () => {
  const words = 'settle the claim for order A-3 and make them happy'
  const doubtful = await cli.run('goal', words, '--as', 'olga', '--yes')
  expect(doubtful.code).toBe(2)
  expect(doubtful.stderr).toContain(`goal '${words}' --unchecked 'make them happy'`)
  expect((await cli.run('goal', 'do not settle the claim for order A-3', '--as', 'olga')).stderr).toContain(
    'what is not wanted',
  )
  expect(await openRuns()).toBe(0)
  const passed = await cli.run('goal', words, '--unchecked', 'make them happy', '--as', 'olga', '--json')
  expect(JSON.parse(passed.stdout)).toMatchObject({ outcome: 'declined', unchecked: ['make them happy'] })
  const { run } = JSON.parse(passed.stdout) as { run: string }
  expect((await cli.run('runs', 'show', run)).stdout).toContain('Not checked: make them happy')
})

test('a goal is composed of checks, pursued, and told with who composed it', async () => {
  const checks = await cli.run('checks', '--agent', 'claims')
  expect(checks.stdout).toMatch(/settled\(orderId=…\)\n {4}the customer has what is due; made true by refund/)
  const given = ['--agent', 'claims', '--as', 'lena', '--done', 'settled(order=A-1)', '--done=told']
  const composed = await cli.run('goal', 'with at most 1 refund, and be kind', ...given, '--json')
  expect(JSON.parse(composed.stdout)).toMatchObject({
    outcome: 'met',
    goal: 'composed',
    input: { orderId: 'A-1' },
    unchecked: ['be kind'],
    understood: { limits: { actions: { refund: 1 } } },
  })
  const { run } = JSON.parse(composed.stdout) as { run: string }
  expect((await cli.run('runs', 'show', run)).stdout).toContain('composed by lena of settled, told')
  const wrong = await cli.run('goal', '--done', 'setled(order=A-1)', '--as', 'lena')
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    'operant: --done: agent "claims" has no check "setled". Did you mean "settled"?\n',
  ])
  const told = await cli.run('goal', '--answer', 'stillOpen(A-1)', '--as', 'lena', '--json')
  expect(JSON.parse(told.stdout)).toMatchObject({ outcome: 'met', answers: [{ fact: 'stillOpen', value: [] }] })
})

test('a limit that is reached ends the run before it is passed', async () => {
  const { stdout } = await cli.run('goal', 'settle the claim for order A-6 without refunds', '--as', 'olga', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'failed', why: 'the limit of 0 uses of refund is reached' })
})

test.each([
  ['2', 'b'],
  [' 1 ', 'a'],
  ['', undefined],
  ['3', undefined],
  ['yes', undefined],
  ['0', undefined],
])('a doubt is settled by a number alone: %j', async (typed, id) => {
  const choices = ['a', 'b'].map((one) => ({ id: one, says: one, say: one }))
  const chosen = await ask(terminal(true), { about: 'meant', question: 'Which?', choices }, async () => typed)
  expect(chosen?.id).toBe(id)
})
