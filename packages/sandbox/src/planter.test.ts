import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import sandbox from '../package.json' with { type: 'json' }

const agents = join(import.meta.dirname, '../../agents')

/** What a module imports, statically or not. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"`]([^'"`]+)['"`]/g)].map(([, name = '']) => name)
}

/** Every module that the package's entry leads to. */
function modulesFrom(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found
  found.add(entry)
  for (const name of importsOf(entry).filter((one) => one.startsWith('.')))
    modulesFrom(resolve(entry, '..', name), found)
  return found
}

test('the agents know nothing of the sample company, nor of its planter', () => {
  const modules = [...modulesFrom(join(agents, 'src/index.ts'))].filter((file) => file.endsWith('.ts'))
  expect(modules.length).toBeGreaterThan(50)
  const imports = modules.flatMap((file) => importsOf(file).map((name) => `${file}: ${name}`))
  expect(imports.filter((line) => line.endsWith(': operant')).length).toBeGreaterThan(20)
  expect(imports.filter((line) => /: .*(sandbox|planter|create-company|truth)/.test(line))).toEqual([])
  const { dependencies } = JSON.parse(readFileSync(join(agents, 'package.json'), 'utf8')) as { dependencies: object }
  expect(JSON.stringify(dependencies)).not.toContain('sandbox')
})

test('what the systems offer does not include the planter', async () => {
  const systems = Object.keys(await import('@operant/sandbox'))
  const planter = Object.keys(await import('@operant/sandbox/planter'))
  expect(planter).toContain('createCompany')
  expect(systems.filter((name) => planter.includes(name))).toEqual([])
  expect(Object.keys(sandbox.exports)).toEqual(['.', './planter'])
})
