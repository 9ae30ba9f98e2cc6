import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { heldTestDatabase } from '../../store/testing/test-database.ts'
import { commandLine, type CommandLine } from '../testing/command-line.ts'
import { ownVersion } from './package-file.ts'

const root = join(import.meta.dirname, '../../../../..')
let cli: CommandLine
beforeEach(() => {
  cli = commandLine()
})
afterEach(() => cli.remove())

/** A new project, with the packages of this repository in the place of installed ones. */
async function newProject(): Promise<string> {
  const made = await cli.run('init', 'my-agents', '--no-install', '--json')
  expect([made.code, made.stderr]).toEqual([0, ''])
  const folder = join(cli.folder, 'my-agents')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test('a new project passes its own test, evaluation and types, and takes its goal', { timeout: 180_000 }, async () => {
  const database = await heldTestDatabase()
  cli.remove()
  cli = commandLine(undefined, { DATABASE_URL: database.connectionString })
  const folder = await newProject()
  const flags = ['-C', 'operant-source', '--disable-warning=ExperimentalWarning']
  const tested = execFileSync(process.execPath, [...flags, '--test'], { cwd: folder, encoding: 'utf8' })
  expect(tested).toContain('pass 3')
  const evaluated = await cli.run('eval', '--json', '--config', join(folder, 'operant.config.ts'))
  expect(JSON.parse(evaluated.stdout)).toMatchObject([{ right: 3, missed: [] }])
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['--customConditions', 'operant-source'], { cwd: folder })
  const config = join(folder, 'operant.config.ts')
  const asked = await cli.run('goal', 'Assign ticket T-1', '--as', 'lena', '--json', '--config', config)
  expect([asked.code, asked.stderr]).toEqual([0, ''])
  expect(readFileSync(join(folder, 'desk.json'), 'utf8')).toContain('"team": "billing"')
  await database.close()
})

test('a new project is pinned to this version and keeps its state and keys out of git', async () => {
  const folder = await newProject()
  const { name, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    dependencies: Record<string, string>
  }
  expect([name, dependencies['operant']]).toEqual(['my-agents', ownVersion])
  expect(readFileSync(join(folder, '.gitignore'), 'utf8').split('\n')).toEqual(
    expect.arrayContaining(['.operant/', '.env', 'node_modules/']),
  )
  expect(existsSync(join(folder, 'gitignore'))).toBe(false)
})

test('nothing is written over what is there', async () => {
  mkdirSync(join(cli.folder, 'mine'))
  writeFileSync(join(cli.folder, 'mine/notes.txt'), 'kept')
  const refused = await cli.run('init', 'mine', '--no-install')
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('mine is not empty (it holds notes.txt); name a folder that is not there yet')
  expect(existsSync(join(cli.folder, 'mine/agent.ts'))).toBe(false)
})

test('a folder that no package can be named like is refused', async () => {
  const refused = await cli.run('init', 'My Agents', '--no-install')
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('"My Agents" cannot be the name of a package')
  expect(existsSync(join(cli.folder, 'My Agents'))).toBe(false)
})
