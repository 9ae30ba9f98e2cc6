import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine, type CommandLine } from '../testing/command-line.ts'

let cli: CommandLine
beforeAll(() => {
  cli = commandLine()
})
afterAll(() => cli.remove())

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

test('a demo that is killed leaves nothing in the way of the next', { timeout: 60_000 }, async () => {
  const killed = cli.start('demo')
  await new Promise((resolve) =>
    killed.stdout?.on('data', (chunk: Buffer) => chunk.includes('verified') && resolve(undefined)),
  )
  killed.kill('SIGKILL')
  const { code, stdout, stderr } = await cli.run('demo', '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
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
  expect(result['secondsTotal']).toBeLessThan(60)
})

test('again with two worker processes; what it prints can be typed as it stands', { timeout: 60_000 }, async () => {
  const { code, stdout, stderr } = await cli.run('demo', '--workers', '2')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(widest(stdout)).toBeLessThanOrEqual(80)
  expect(stdout).toMatch(/One of them, told[\s\S]*Handed over[\s\S]*What became of it[\s\S]*Your turn/)
  const [, command = ''] = /operant (approvals approve \w+ --as \w+)/.exec(stdout) ?? []
  const approved = await cli.run(...command.split(' '), '--json')
  expect(JSON.parse(approved.stdout)).toMatchObject({
    result: { kind: 'decided' },
    standing: { kind: 'settled', outcome: 'met' },
  })
  const more = JSON.parse((await cli.run('demo', '--no-fresh', '--json')).stdout) as Record<string, number>
  expect(more).toMatchObject({ runs: 40, wrong: 0, doubleEffects: 0, unconfirmed: 0 })
})

test('its workers cannot read the truth, list it or replace it', { timeout: 60_000 }, async () => {
  // Loaded into every process of the demo; only those speak that are confined, which are the workers.
  const probe = `
    import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
    const tried = (work) => { try { work(); return 'done' } catch (error) { return error.code } }
    if (process.permission) process.once('exit', () => process.stderr.write(JSON.stringify({
      company: tried(() => readFileSync('.operant/demo/company/company.sqlite')),
      truth: tried(() => readFileSync('.operant/truth/tickets.json')),
      folder: tried(() => readdirSync('.operant/truth')),
      write: tried(() => writeFileSync('.operant/truth/tickets.json', '')),
      seed: readFileSync('.operant/project.json', 'utf8').includes('987654321'),
    }) + '\\n'))`
  const probed = commandLine(undefined, { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}` })
  try {
    const { code, stderr } = await probed.run('demo', '--tickets', '5', '--seed', '987654321', '--json')
    expect(JSON.parse(stderr)).toEqual({
      company: 'done',
      truth: 'ERR_ACCESS_DENIED',
      folder: 'ERR_ACCESS_DENIED',
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

test('it leaves no server running, and its note only where it is whole', { timeout: 60_000 }, async () => {
  const stopped = cli.start('demo', '--tickets', '5')
  await sleep(300)
  stopped.kill('SIGINT')
  await new Promise((resolve) => stopped.once('close', resolve))
  const folder = join(cli.folder, '.operant')
  const server = readdirSync(join(folder, 'postgres'), { recursive: true, encoding: 'utf8' })
  expect(server.some((file) => file.endsWith('postmaster.pid'))).toBe(false)
  expect(existsSync(join(folder, 'project.json')) === (await cli.run('runs')).stdout.length > 0).toBe(true)
})
