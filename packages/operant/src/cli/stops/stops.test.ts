import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine, smallShopConfig, type CommandLine } from '../testing/command-line.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

/** Milliseconds: each command is a process of its own, on a machine that may be busy. */
const timeout = 180_000

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess()
})
afterAll(() => cli.close())

const files = (of: Pick<CommandLine, 'folder'>): readonly string[] => {
  const folder = join(of.folder, '.operant', 'stops')
  return existsSync(folder) ? readdirSync(folder) : []
}
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
const idOf = (json: string): string => (JSON.parse(json) as { stop: { id: string } }).stop.id
const standing = async (): Promise<readonly { readonly id: string; readonly switch: string }[]> =>
  (JSON.parse((await cli.run('stops', '--json')).stdout) as { stops: { id: string; switch: string }[] }).stops

test.concurrent(
  '#49 one command stops an action; its runs wait and say why; another operator releases it, and they go on',
  { timeout },
  async () => {
    const stopped = await cli.run('stop', 'action', 'refund', '--as', 'olga', '--because', 'odd amounts', '--json')
    expect(stopped).toMatchObject({ code: 0, stderr: '' })
    const id = idOf(stopped.stdout)
    expect(JSON.parse(stopped.stdout)).toMatchObject({ machine: true, database: true, alone: true, underWay: [] })
    const asked = await cli.apart.run('goal', 'settle the claim for order A-1', '--as', 'lena')
    expect(asked.code).toBe(3)
    expect(flat(asked.stdout)).toContain(
      'stopped Refund 24.00 GBP for order A-1: Stopped (action refund) by olga: odd amounts.',
    )
    const run = /run_\w+/.exec(asked.stdout)?.[0] ?? ''
    const told = await cli.run('runs', 'show', run)
    expect(flat(told.stdout)).toContain('refund: held Stopped (action refund) by olga: odd amounts.')
    const refused = await Promise.all([
      cli.run('resume', id, '--as', 'olga', '--because', 'fine'),
      cli.run('resume', id, '--as', 'bob', '--because', 'fine'),
      cli.run('resume', id, '--as', 'lena'),
      cli.run('resume', 'stop_none', '--as', 'lena', '--because', 'fine'),
    ])
    expect(refused.map(({ code, stderr }) => [code, stderr.trim().split(';')[0]])).toEqual([
      [1, 'operant: olga pulled this stop'],
      [2, 'operant: the project knows nobody named "bob"'],
      [2, 'operant: say why it may go on by --because "…"'],
      [1, 'operant: there is no stop "stop_none"'],
    ])
    expect((await cli.run('stops')).stdout).toMatch(/refund\s+olga: odd amounts/)
    expect(await cli.run('resume', id, '--as', 'lena', '--because', 'looked at')).toMatchObject({ code: 0, stderr: '' })
    expect([await standing(), files(cli)]).toEqual([[], []])
    // Any worker takes it on: here that of another goal.
    await cli.apart.run('goal', 'settle the claim for order A-3', '--as', 'lena')
    expect((await cli.run('runs', 'show', run)).stdout).toContain('Outcome met')
  },
)

test.concurrent('#49 with the database gone a stop reaches this machine, and says so', { timeout }, async () => {
  const gone = commandLine(smallShopConfig, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
  const stopped = await gone.run('stop', 'all', '--as', 'olga', '--because', 'the database is away')
  expect(stopped.code).toBe(1)
  expect(stopped.stdout).toMatch(/reached every worker of this folder[\s\S]*not reached the database:/)
  expect(files(gone)).toHaveLength(1)
  const listed = await gone.run('stops')
  expect(listed.stdout).toMatch(/The database cannot be reached[\s\S]*everything\s+olga: the database is away/)
  gone.remove()
})

test.concurrent('#49 a token that cannot be looked up keeps nobody from stopping either', { timeout }, async () => {
  const token = `op_${'A'.repeat(43)}`
  const gone = commandLine(smallShopConfig, {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    OPERANT_TOKEN: token,
  })
  const stopped = await gone.run('stop', 'all', '--because', 'the database is away', '--json')
  expect(stopped.code).toBe(1)
  expect(JSON.parse(stopped.stdout)).toMatchObject({ machine: true, stop: { by: 'whoever holds the token' } })
  expect([files(gone).length, stopped.stdout.includes(token)]).toEqual([1, false])
  gone.remove()
})

test.concurrent('a broken configuration keeps nobody from stopping what runs', { timeout }, async () => {
  const broken = commandLine('export default { agents: [')
  const stopped = await broken.run('stop', 'all', '--as', 'olga', '--because', 'it went wrong')
  expect(stopped.code).toBe(1)
  expect(stopped.stdout).toMatch(/not checked[\s\S]*reached every worker of this folder/)
  expect(files(broken)).toHaveLength(1)
  broken.remove()
})

test('a stop needs who, why and something that there is', { timeout }, async () => {
  const mistakes = await Promise.all([
    cli.run('stop', 'all', '--because', 'odd'),
    cli.run('stop', 'all', '--as', 'olga'),
    cli.run('stop', 'agent', 'clams', '--as', 'olga', '--because', 'odd'),
    cli.run('stop', 'agent', 'claims', '--as', 'bob', '--because', 'odd'),
  ])
  expect(mistakes.map(({ code, stderr }) => [code, stderr.trim()])).toEqual([
    [2, expect.stringContaining('say who stops by --as NAME') as string],
    [2, expect.stringContaining('say why by --because') as string],
    [2, expect.stringContaining('there is no agent "clams". Did you mean "claims"?') as string],
    [2, expect.stringContaining('the project knows nobody named "bob"') as string],
  ])
  expect(files(cli)).toEqual([])
})

test('a stop of one order leaves the others alone', { timeout }, async () => {
  const stopped = await cli.run('stop', 'entity', 'order:A-4', '--as', 'lena', '--because', 'disputed', '--json')
  expect(stopped.code).toBe(0)
  expect((await cli.run('goal', 'settle the claim for order A-6', '--as', 'lena')).stdout).not.toContain('Stopped')
  const id = idOf(stopped.stdout)
  expect((await cli.run('resume', id, '--as', 'olga', '--because', 'settled')).code).toBe(0)
})

test('what cannot be read stops everything until it is mended', { timeout }, async () => {
  const file = join(cli.folder, '.operant', 'stops', 'stop_half.json')
  writeFileSync(file, '{"id":')
  const asked = await cli.run('goal', 'settle the claim for order A-2', '--as', 'lena')
  expect(flat(asked.stdout)).toMatch(/Stopped \(everything\) by this machine.*cannot be read/)
})
