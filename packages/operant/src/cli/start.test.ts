import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandLine, ended, smallShopConfig, type CommandLine } from './testing/command-line.ts'

let cli: CommandLine
beforeEach(() => {
  cli = commandLine(smallShopConfig)
})
afterEach(() => cli.remove())

const workers = (): number =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`worker --config ${cli.folder}`)).length

test('workers that stay take on what others ask for, and stop together at Ctrl-C', { timeout: 60_000 }, async () => {
  const service = cli.start('start', '--workers', '2')
  const printed = ended(service)
  const asked = await cli.run('goal', 'settle the claim for order A-3', '--as', 'olga', '--no-watch', '--json')
  const { run } = JSON.parse(asked.stdout) as { run: string }
  expect(asked.code).toBe(0)
  let shown = ''
  for (let tries = 0; tries < 40 && !shown.includes('"settled"'); tries++) {
    shown = (await cli.run('runs', 'show', run, '--json')).stdout
    await sleep(100)
  }
  expect(JSON.parse(shown)).toMatchObject({ standing: { kind: 'settled', outcome: 'declined' } })
  expect(workers()).toBe(2)
  service.kill('SIGINT')
  expect(await printed).toMatchObject({ code: 0, stdout: expect.stringContaining('2 workers') as string })
  expect(workers()).toBe(0)
})

test('workers end with the process that started them, however it ends', { timeout: 60_000 }, async () => {
  const service = cli.start('start')
  for (let tries = 0; tries < 100 && workers() === 0; tries++) await sleep(100)
  expect(workers()).toBe(1)
  await sleep(500)
  service.kill('SIGKILL')
  for (let tries = 0; tries < 100 && workers() > 0; tries++) await sleep(100)
  expect(workers()).toBe(0)
})
