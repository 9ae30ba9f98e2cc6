import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine, smallShopConfig, type CommandLine } from './testing/command-line.ts'
import { shopInProcess, type ShopInProcess } from './testing/shop-in-process.ts'

/** As a user has it: every command a process of its own, with the embedded database. */
let user: CommandLine
let cli: ShopInProcess
beforeAll(async () => {
  user = commandLine(smallShopConfig)
  cli = await shopInProcess()
})
afterAll(async () => {
  user.remove()
  await cli.close()
})

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))
const idIn = (text: string): string => /"id": "(\w+)"/.exec(text)?.[1] ?? ''

test('a goal in words is worked on to its end, told and explained', { timeout: 120_000 }, async () => {
  const asked = await user.run('goal', 'please settle claim', 'for order A-1.', '--as', 'olga')
  expect(asked).toMatchObject({ code: 0, stderr: '' })
  expect(asked.stdout).toMatch(
    /verified {2}Refund 24\.00 GBP for order A-1: confirmed[\s\S]*Outcome met: every check holds/,
  )
  const run = /run_\w+/.exec(asked.stdout)?.[0] ?? ''
  const [shown, why, step, doctor] = await Promise.all([
    user.run('runs', 'show', run),
    user.run('why', run),
    user.run('why', `${run}:decideRemedy`, '--json'),
    user.run('doctor'),
  ])
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  expect(shown.stdout).toContain('yes the customer was told')
  expect(why.stdout).toMatch(/guardrail {2}allowed[\s\S]*arguments\.amount is 24\.00 GBP[\s\S]*identity/)
  expect(why.stdout).toMatch(/amount 24\.00 GBP is remedy\.amount, from step \d, decideRemedy/)
  expect(why.stdout).toMatch(/delivered does not fit, for order\.parcel is lost/)
  expect(JSON.parse(step.stdout)).toMatchObject({
    run,
    steps: [{ capability: 'decideRemedy', gave: { rule: 'lost' } }],
  })
  expect(doctor).toMatchObject({ code: 0, stderr: '' })
  for (const { stdout } of [asked, shown, why, doctor]) {
    expect(widest(stdout)).toBeLessThanOrEqual(80)
    expect(stdout).not.toContain('\u001B')
  }
})

test('a question is answered, with its sources, and nothing is changed', async () => {
  const asked = await cli.run('goal', 'what is still open on order A-6?', '--as', 'olga')
  expect(asked).toMatchObject({ code: 0, stderr: '' })
  expect(asked.stdout).toMatch(
    /still open: refund, letter\n {2}worked out by listOpen[\s\S]*· books: read by readBooks from shop/,
  )
  expect(widest(asked.stdout)).toBeLessThanOrEqual(80)
  const run = /run_\w+/.exec(asked.stdout)?.[0] ?? ''
  expect((await cli.run('runs', 'show', run)).stdout).toContain('still open: refund, letter')
  const json = await cli.run('goal', 'what is still open on order A-6?', '--as', 'olga', '--json')
  expect(JSON.parse(json.stdout)).toMatchObject({
    outcome: 'met',
    answers: [{ fact: 'stillOpen', label: 'record' }, {}],
  })
})

test('whoever follows a goal is told of it, and not of what else is worked on meanwhile', async () => {
  const other = await cli.run('goal', 'settle the claim for order A-6', '--as', 'olga', '--no-watch', '--json')
  const { run } = JSON.parse(other.stdout) as { run: string }
  const asked = await cli.run('goal', 'settle the claim for order A-1', '--as', 'olga')
  expect(asked.stdout).toContain('verified')
  expect(asked.stdout).not.toMatch(/\bA-6\b/)
  const shown = await cli.run('runs', 'show', run)
  expect(shown.stdout).toContain('waits for')
})

test('what waits for a person is approved by another process, by whoever may', { timeout: 120_000 }, async () => {
  const asked = await cli.apart.run('goal', 'Settle the claim for order A-2', '--as', 'Olga', '--json')
  expect(asked).toMatchObject({ code: 3, stderr: '' })
  const { run, requests } = JSON.parse(asked.stdout) as { run: string; requests: { id: string }[] }
  const id = requests[0]?.id ?? ''
  expect(JSON.parse(asked.stdout)).toMatchObject({ kind: 'asks', agent: 'claims', input: { orderId: 'A-2' } })
  expect((await cli.run('runs', 'show', run)).code).toBe(3)
  const shown = await cli.run('approvals', 'show', id)
  expect(shown.stdout).toMatch(/Row "medium" of refunds asks for approval[\s\S]*approvals approve \w+ --as lena/)
  expect(widest(shown.stdout)).toBeLessThanOrEqual(80)
  const refused = await Promise.all([
    cli.apart.run('approvals', 'approve', id),
    cli.run('approvals', 'approve', id, '--as', 'bob'),
    cli.run('approvals', 'approve', id, '--as', 'olga'),
    cli.run('approvals', 'answer', id, '--as', 'lena', '--with', 'yes'),
  ])
  expect(refused.map(({ code }) => code)).toEqual([2, 2, 1, 1])
  expect(refused.map(({ stderr }) => stderr.trim().split(';')[0])).toEqual([
    'operant: say who answers by --as NAME',
    'operant: the project knows nobody named "bob"',
    'operant: this is for lead to decide, and olga is operator',
    'operant: this asks for an approval: use approvals approve or approvals reject',
  ])
  const approved = await cli.apart.run(
    'approvals',
    'approve',
    id,
    '--as',
    'Lena',
    '--reason',
    'checked with the carrier',
  )
  expect(approved).toMatchObject({ code: 0, stderr: '' })
  expect(approved.stdout).toMatch(/approved by lena: checked with[\s\S]*Refund 240\.00 GBP[\s\S]*Outcome met/)
  const again = await cli.run('approvals', 'approve', id, '--as', 'lena')
  expect(again).toMatchObject({ code: 1, stderr: 'operant: this is decided already (consumed by lena)\n' })
})

test('nobody approves what they asked for themselves', async () => {
  const second = await cli.run('goal', 'Settle the claim for order A-6', '--as', 'Lena')
  const id = /approvals approve (\w+)/.exec(second.stdout)?.[1] ?? ''
  const own = await cli.run('approvals', 'approve', id, '--as', 'lena')
  expect(own).toMatchObject({ code: 1, stderr: 'operant: lena asked for this; somebody else must decide it\n' })
})

test('a question is answered within what can be answered, and the run goes on', async () => {
  const asked = await cli.run('goal', 'settle the claim for order A-4', '--as', 'lena')
  expect(asked.code).toBe(3)
  const id = /approvals answer (\w+)/.exec(asked.stdout)?.[1] ?? ''
  const wrong = await cli.run('approvals', 'answer', id, '--as', 'olga', '--with', 'stolen')
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toMatch(/"stolen" is no answer/)
  const answered = await cli.run('approvals', 'answer', id, '--as', 'olga', '--with', 'lost', '--json')
  expect(JSON.parse(answered.stdout)).toMatchObject({
    result: { kind: 'decided' },
    standing: { kind: 'settled', outcome: 'met' },
  })
})

test('what no rule allows is handed over, with all that is known', async () => {
  expect((await cli.run('goal', 'settle the claim for order A-5', '--as', 'lena')).code).toBe(0)
  const listed = await cli.run('escalations', '--json')
  const id = idIn(listed.stdout)
  const shown = await cli.run('escalations', 'show', id)
  expect(shown.stdout).toMatch(/because[\s\S]*Row "large" of refunds denies this[\s\S]*tried[\s\S]*refund denied/)
  expect((await cli.run('escalations', 'close', id, '--as', 'olga', '--reason', 'paid by hand')).code).toBe(0)
  expect(JSON.parse((await cli.run('escalations', '--json')).stdout)).toEqual([])
})

describe('lists and looks', () => {
  test.each([
    ['runs', '--state', 'settled', '--limit', '2'],
    ['approvals'],
    ['agents'],
    ['agents', 'describe', 'claims'],
    ['doctor'],
    ['models'],
  ])('%s %s %s', async (...words) => {
    const [text, json] = await Promise.all([cli.run(...words), cli.run(...words, '--json')])
    expect([text.code, json.code, text.stderr, json.stderr]).toEqual([0, 0, '', ''])
    expect(widest(text.stdout)).toBeLessThanOrEqual(80)
    expect(() => JSON.parse(json.stdout) as unknown).not.toThrow()
  })

  test('an agent is described as a person could follow it', async () => {
    const { stdout } = await cli.run('agents', 'describe', 'claims')
    expect(stdout).toMatch(/Done when the customer has what is due/)
    expect(stdout).toMatch(/2\. lost: if parcel of order is lost: kind refund, amount \{total\}/)
    expect(stdout).toMatch(/Refunds: Amount up to 500\.00 GBP: needs approval by lead/)
    expect(stdout).toMatch(/ask operator "Is the parcel of order \{id\} delivered or lost\?"/)
  })
})

describe('mistakes', () => {
  test.each([
    [['goal', 'make', 'coffee'], /you can ask:\n {2}Settle the claim for order \{orderId\}/],
    [['goal', 'settle the claim for order 17'], /"17" cannot be orderId.*expected an order such as A-1/],
    [['goal', 'settle the claim for order A-1', '--agent', 'nobody'], /there is no agent "nobody"; there are claims/],
    [['goal', 'settle the claim for order A-1', '--as', 'bob'], /the project knows nobody named "bob"/],
    [['runs', '--stat', 'open'], /there is no option --stat/],
    [['runs', '--state', 'open'], /--state takes running, waiting, settled/],
    [['runs', 'show', 'run_none'], /there is no run "run_none"/],
    [['frobnicate'], /Unknown command frobnicate/],
    [['runs', '--config', 'nowhere.ts'], /nowhere\.ts does not exist; correct --config/],
  ] as const)('%j', async (words, says) => {
    const { code, stdout, stderr } = await cli.run(...words, '--json')
    expect(code).toBe(2)
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('    at ')
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 2, message: expect.stringMatching(says) as string } })
  })
})
