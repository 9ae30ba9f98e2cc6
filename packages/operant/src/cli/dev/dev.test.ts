import type { ChildProcess } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../store/database.ts'
import { heldTestDatabase } from '../../store/testing/test-database.ts'
import { commandLine, ended, type CommandLine } from '../testing/command-line.ts'

const root = join(import.meta.dirname, '../../../../..')
let database: Database
let cli: CommandLine
let folder: string
let config: readonly string[]
let service: ChildProcess
beforeEach(async () => {
  database = await heldTestDatabase()
  cli = commandLine(undefined, { DATABASE_URL: database.connectionString })
  await cli.run('init', 'desk', '--no-install')
  folder = join(cli.folder, 'desk')
  config = ['--config', join(folder, 'operant.config.ts')]
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  service = cli.start('dev', '--json', ...config)
})
afterEach(async () => {
  service.kill('SIGINT')
  if (service.exitCode === null) await new Promise((resolve) => service.once('exit', resolve))
  cli.remove()
  await database.close()
})

/** Changes a file of the project as an editor does. */
function save(file: string, from: string, to: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replaceAll(from, to))
}

/** Takes what is printed line by line; `next` resolves with the first that fits. */
function printed(): { next(fits: string): Promise<string> } {
  const lines: string[] = []
  let rest = ''
  let heard: (() => void) | undefined
  service.stdout?.on('data', (chunk: Buffer) => {
    const parts = `${rest}${chunk.toString()}`.split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    heard?.()
  })
  return {
    async next(fits) {
      for (;;) {
        const at = lines.findIndex((line) => line.includes(fits))
        if (at >= 0) return lines.splice(0, at + 1).at(-1) ?? ''
        await new Promise<void>((resolve) => (heard = resolve))
      }
    },
  }
}

test('what is saved is in use, and no run is lost on the way', { timeout: 180_000 }, async () => {
  const out = printed()
  expect(await out.next('"ready"')).toContain('"agents":["triage"]')
  const asked = await cli.run('goal', 'Assign ticket T-3', '--as', 'lena', '--no-watch', '--json', ...config)
  const { run } = JSON.parse(asked.stdout) as { run: string }
  await out.next('"request.asked"')

  const words = ['--agent', 'triage', '--done', 'assigned(ticketId=T-2)', '--as', 'lena', '--no-watch', '--json']
  const composed = JSON.parse((await cli.run('goal', ...words, ...config)).stdout) as { run: string }
  await out.next('"request.asked"')

  save('agent.ts', 'askTeam', 'askColleague')
  const changed = await out.next('"ready"')
  expect(changed).toContain(`${run} rests: agent triage has no askTeam any more`)
  expect(changed).not.toContain(`${composed.run} rests`)
  const open = JSON.parse((await cli.run('approvals', '--json', ...config)).stdout) as { id: string }[]
  const answered = await cli.run('approvals', 'answer', open[0]?.id ?? '', '--with', 'sales', '--as', 'lena', ...config)
  expect([answered.code, answered.stderr]).toEqual([0, ''])

  save('desk.ts', "name: 'desk',", "name: 'desk',,")
  const refused = await out.next('"refused"')
  expect(refused).toMatch(/desk\.ts:\d+:\d+\\n/)
  save('desk.ts', "name: 'desk',,", "name: 'desk',")
  await out.next('"ready"')

  save('agent.ts', 'askColleague', 'askTeam')
  expect(await out.next('"run.settled"')).toContain('"met"')
  expect(readFileSync(join(folder, 'desk.json'), 'utf8')).toContain('"team": "sales"')

  save('operant.config.ts', './agent.ts', './agents.ts')
  expect(await out.next('"refused"')).toMatch(/operant\.config\.ts:2:24\\n/)
  writeFileSync(join(folder, 'agents.ts'), "export { triage } from './agent.ts'\n")
  expect(await out.next('"ready"')).toContain('agents.ts')

  const all = ended(service)
  service.kill('SIGINT')
  expect((await all).code).toBe(0)
})
