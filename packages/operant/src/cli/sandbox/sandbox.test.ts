import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine, type CommandLine } from '../testing/command-line.ts'

let cli: CommandLine
beforeAll(() => {
  cli = commandLine()
})
afterAll(() => cli.remove())

interface Told {
  readonly console: string
  readonly people: readonly { readonly name: string; readonly token: string; readonly signIn: string }[]
}

/** Starts a sandbox; answers what it says of itself once it does. */
async function started(...words: readonly string[]): Promise<Told & { readonly process: ChildProcess }> {
  const process = cli.start('start', '--sandbox', '--port', '0', '--json', ...words)
  let printed = ''
  let complaints = ''
  process.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const told = await new Promise<Told>((resolve, reject) => {
    process.once('exit', () => reject(new Error(`it ended: ${complaints}`)))
    process.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the command prints
      if (printed.endsWith('}\n')) resolve(JSON.parse(printed) as Told)
    })
  })
  return { ...told, process }
}

const tokenOf = ({ people }: Told, name: string): string =>
  people.find((one) => one.name === name)?.token ?? 'nobody of that name'

async function asked(told: Told, name: string, path: string): Promise<{ readonly items: readonly Item[] }> {
  const headers = { authorization: `Bearer ${tokenOf(told, name)}` }
  const response = await fetch(`${told.console}/api/v1${path}`, { headers })
  expect(response.status).toBe(200)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the API's own tests
  return (await response.json()) as { items: readonly Item[] }
}

interface Item {
  readonly id: string
  readonly run: string
  readonly kind: string
}

/** Asks again until there is something of each kind. */
async function waitFor(told: Told, kinds: readonly string[]): Promise<readonly Item[]> {
  for (;;) {
    const { items } = await asked(told, 'lena', '/requests?state=open&limit=100')
    if (kinds.every((kind) => items.some((one) => one.kind === kind))) return items
    await sleep(100)
  }
}

const gone = (process: ChildProcess): Promise<unknown> => new Promise((resolve) => process.once('exit', resolve))

test(
  'people sign in, something waits for them; after a kill it goes on with the same company and the same lines',
  { timeout: 240_000 },
  async () => {
    const first = await started()
    expect(first.people.map(({ name }) => name)).toEqual(['anna', 'lena', 'felix'])
    expect(first.people[0]?.signIn).toBe(`${first.console}/#token=${tokenOf(first, 'anna')}`)
    const items = await waitFor(first, ['approve', 'answer', 'take over'])
    // The lines of a sandbox do not end that names are taken at their word.
    expect((await cli.run('stop', 'entity', 'order:A-7', '--as', 'anna', '--because', 'odd')).code).toBe(0)

    const dead = gone(first.process)
    first.process.kill('SIGKILL')
    await dead
    const second = await started()
    expect(second.people.map(({ token }) => token)).toEqual(first.people.map(({ token }) => token))
    const again = await waitFor(second, ['approve', 'answer', 'take over'])
    expect(again.map(({ id }) => id)).toEqual(expect.arrayContaining(items.map(({ id }) => id)))
    const { items: runs } = await asked(second, 'anna', '/runs?limit=100')
    expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length)

    const stopped = gone(second.process)
    second.process.kill('SIGINT')
    expect(await stopped).toBe(0)
  },
)

test('a project of your own is never made anew', async () => {
  const { code, stderr } = await cli.run('start', '--fresh')
  expect([code, stderr]).toEqual([2, expect.stringContaining('--sandbox')])
})
