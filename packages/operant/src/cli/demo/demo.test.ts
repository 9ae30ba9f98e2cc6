import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Money } from '../../facts/money.ts'
import { markupProblems } from '../testing/check-markup.ts'
import { commandLine, type CommandLine } from '../testing/command-line.ts'

let cli: CommandLine
beforeAll(() => {
  cli = commandLine()
})
afterAll(() => cli.remove())

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The figures at the head of the page, by what they count. */
function figuresOf(page: string): Record<string, number> {
  const found = page.matchAll(/<dt>([^<]*)<\/dt>\s*<dd>\s*<data value="([^"]*)">/g)
  return Object.fromEntries([...found].map(([, name = '', value]) => [name, Number(value)]))
}

/** How many runs ended in which way, by the first word of the way. */
function keyOf(page: string): Record<string, number> {
  const [, key = ''] = /<ul class="key">(.*?)<\/ul>/s.exec(page) ?? []
  const items = key.split('</li>').map((item) => /(\d+) (\w+)/.exec(textOf(item)))
  return Object.fromEntries(items.flatMap((item) => (item ? [[item[2] ?? '', Number(item[1])]] : [])))
}

function rowsOf(page: string): readonly (readonly string[])[] {
  return page
    .split('</tr>')
    .map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)))
}

test('a demo that is killed leaves nothing in the way of the next', { timeout: 240_000 }, async () => {
  const killed = cli.start('demo')
  await new Promise((resolve) =>
    killed.stdout?.on('data', (chunk: Buffer) => chunk.includes('verified') && resolve(undefined)),
  )
  killed.kill('SIGKILL')
  const { code, stdout, stderr } = await cli.run('demo', '--json')
  expect({ code, complaints: stderr }).toEqual({ code: 0, complaints: '' })
  const result = JSON.parse(stdout) as Record<string, number>
  const { met = 0, partly = 0, declined = 0, handedOver = 0, waiting = 0, failed = 0 } = result
  expect(met + partly + declined + handedOver + waiting + failed).toBe(40)
  expect(result).toMatchObject({
    runs: 40,
    partly: 0,
    failed: 0,
    wrong: 0,
    precision: 1,
    doubleEffects: 0,
    unconfirmed: 0,
  })
  expect(result['recall']).toBeGreaterThan(0.5)
  const page = readFileSync(join(cli.folder, '.operant', 'operant-demo.html'), 'utf8')
  expect(JSON.parse(stdout)).toMatchObject({ page: expect.stringContaining('operant-demo.html') })
  expect(markupProblems(page)).toEqual([])
  expect(figuresOf(page)).toMatchObject({
    'writes made': result['effects'],
    steps: result['steps'],
    wrong: result['wrong'],
    'done twice': result['doubleEffects'],
    'not confirmed': result['unconfirmed'],
  })
  expect(keyOf(page)).toMatchObject(
    Object.fromEntries(Object.entries({ met, handed: handedOver, waiting, declined }).filter(([, runs]) => runs > 0)),
  )
  // The payment system's ledger and the budgets in the database, told from one another, say the same.
  const { refunded, credited } = JSON.parse(stdout) as Record<string, Record<string, string>>
  for (const currency of new Set([...Object.keys(refunded ?? {}), ...Object.keys(credited ?? {})])) {
    const spent = Money.of(refunded?.[currency] ?? '0.00', currency).plus(
      Money.of(credited?.[currency] ?? '0.00', currency),
    )
    expect(rowsOf(page)).toContainEqual(expect.arrayContaining(['refunds', 'day', spent.toString()]))
  }
  expect(result['secondsTotal']).toBeGreaterThan(0)
})

interface Approved {
  readonly standing: { readonly requests?: readonly { readonly id: string }[] }
}

async function approve(command: string): Promise<Approved> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the command prints
  return JSON.parse((await cli.run(...command.split(' '), '--json')).stdout) as Approved
}

test('again with two worker processes; what it prints can be typed as it stands', { timeout: 240_000 }, async () => {
  const { code, stdout, stderr } = await cli.run('demo', '--workers', '2')
  expect({ code, complaints: stderr }).toEqual({ code: 0, complaints: '' })
  expect(widest(stdout)).toBeLessThanOrEqual(80)
  expect(stdout).toMatch(/One of them, told[\s\S]*Handed over[\s\S]*What became of it[\s\S]*Your turn/)
  const [, command = ''] = /operant (approvals approve \w+ --as \w+)/.exec(stdout) ?? []
  let approved = await approve(command)
  expect(approved).toMatchObject({ result: { kind: 'decided' } })
  // An order of several lines is approved line by line.
  for (let lines = 1; approved.standing.requests !== undefined && lines < 5; lines += 1)
    approved = await approve(`approvals approve ${approved.standing.requests[0]?.id} --as lena`)
  expect(approved.standing).toMatchObject({ kind: 'settled', outcome: 'met' })
  expect(stdout).toMatch(/All of it as a page.*\n +\.operant\/operant-demo\.html\n$/)
  const elsewhere = join(cli.folder, 'pages', 'mine.html')
  const again = await cli.run('demo', '--no-fresh', '--json', '--page', 'pages/mine.html')
  const more = JSON.parse(again.stdout) as Record<string, unknown>
  expect(more).toMatchObject({ runs: 40, wrong: 0, doubleEffects: 0, unconfirmed: 0, page: elsewhere })
  expect(readFileSync(elsewhere, 'utf8')).toContain('took, this time')
})

test('the page harms no file, and where it cannot be written the demo goes on', { timeout: 240_000 }, async () => {
  const letter = join(cli.folder, 'letter.txt')
  writeFileSync(letter, 'Dear all')
  const refused = await cli.run('demo', '--no-fresh', '--page', 'letter.txt')
  expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('letter.txt is there') })
  expect(readFileSync(letter, 'utf8')).toBe('Dear all')
  const beneath = await cli.run('demo', '--tickets', '5', '--page', 'letter.txt/page.html')
  expect(beneath.code).toBe(0)
  expect(beneath.stdout).toContain('No page about it could be written')
  const told = JSON.parse((await cli.run('demo', '--no-fresh', '--json', '--page', 'letter.txt/page.html')).stdout)
  expect(told).toMatchObject({ page: null, pageProblem: expect.stringContaining('letter.txt') })
  const none = JSON.parse((await cli.run('demo', '--no-fresh', '--json', '--no-page')).stdout)
  expect(none).toMatchObject({ page: null })
})

test('its workers cannot read the truth, list it or replace it', { timeout: 240_000 }, async () => {
  // Loaded into every process of the demo; only those speak that are confined, which are the workers.
  const probe = `
    import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
    const tried = (work) => { try { work(); return 'done' } catch (error) { return error.code } }
    if (process.permission) process.once('exit', () => process.stderr.write(JSON.stringify({
      company: tried(() => readFileSync('.operant/demo/company/company.sqlite')),
      truth: tried(() => readFileSync('.operant/truth/tickets.json')),
      folder: tried(() => readdirSync('.operant/truth')),
      page: tried(() => readFileSync('.operant/operant-demo.html')),
      write: tried(() => writeFileSync('.operant/truth/tickets.json', '')),
      seed: readFileSync('.operant/project.json', 'utf8').includes('987654321'),
    }) + '\\n'))`
  const probed = commandLine(undefined, { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}` })
  try {
    const { code, stderr } = await probed.run('demo', '--tickets', '5', '--seed', '987654321', '--json')
    expect(JSON.parse(stderr.split('\n').find((line) => line.startsWith('{')) ?? stderr)).toEqual({
      company: 'done',
      truth: 'ERR_ACCESS_DENIED',
      folder: 'ERR_ACCESS_DENIED',
      // It names the seed.
      page: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      seed: false,
    })
    expect(code).toBe(0)
    // For whoever may, it is there and can be read.
    expect(JSON.parse(readFileSync(join(probed.folder, '.operant/truth/tickets.json'), 'utf8'))).toMatchObject({
      seed: 987_654_321,
    })
  } finally {
    probed.remove()
  }
})

test('it leaves no server running, and its note only where it is whole', { timeout: 240_000 }, async () => {
  const stopped = cli.start('demo', '--tickets', '5')
  await sleep(300)
  stopped.kill('SIGINT')
  await new Promise((resolve) => stopped.once('close', resolve))
  const folder = join(cli.folder, '.operant')
  const server = readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' })
  expect(server.some((file) => file.endsWith('postmaster.pid'))).toBe(false)
  expect(existsSync(join(folder, 'project.json')) === (await cli.run('runs')).stdout.length > 0).toBe(true)
})
