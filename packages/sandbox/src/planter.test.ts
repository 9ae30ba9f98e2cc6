import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import sandbox from '../package.json' with { type: 'json' }

const agents = join(import.meta.dirname, '../../agents')

/** What a module imports, statically or not. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*['"`]([^'"`]+)['"`]/g)].map(([, name = '']) => name)
}

test('the agents know nothing of the sample company, nor of its planter', () => {
  const files = globSync('src/**/*.ts', { cwd: agents }).filter(
    (file) => !/\.test\.ts$|test-company\.ts$|\/unforeseen\//.test(file),
  )
  expect(files.length).toBeGreaterThan(50)
  const imports = files.flatMap((file) => importsOf(join(agents, file)).map((name) => `${file}: ${name}`))
  expect(imports.filter((line) => line.endsWith(': operant')).length).toBeGreaterThan(20)
  expect(imports.filter((line) => /sandbox|planter|create-company|truth|\beval\b/.test(line))).toEqual([])
  const declared: unknown = JSON.parse(readFileSync(join(agents, 'package.json'), 'utf8'))
  expect(JSON.stringify(declared)).not.toContain('sandbox')
})

test('what the systems offer does not include the planter', async () => {
  const systems = Object.keys(await import('@operant/sandbox'))
  const planter = Object.keys(await import('@operant/sandbox/planter'))
  expect(planter).toContain('createCompany')
  expect(systems.filter((name) => planter.includes(name))).toEqual([])
  expect(Object.keys(sandbox.exports)).toEqual(['.', './planter'])
})
