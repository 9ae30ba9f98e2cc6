import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadProject } from './load-project.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'operant-place-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const operant = join(import.meta.dirname, '../index.ts')
const shop = join(import.meta.dirname, '../../../../examples/small-shop')

/** What is said of a configuration that imports this agent file. */
async function saidOf(agent: string, config = "import './agent.ts'\nexport default {}\n"): Promise<string> {
  writeFileSync(join(folder, 'agent.ts'), agent)
  writeFileSync(join(folder, 'operant.config.ts'), config)
  const refused = await loadProject(join(folder, 'operant.config.ts')).catch((error: unknown) => error)
  return String(refused)
}

test('an import that finds nothing', async () => {
  const said = await saidOf("const a = 1\nimport { b } from './missing.ts'\nexport default b + a\n")
  expect(said).toContain('agent.ts:2:19\n')
  expect(said).toContain("> 2 | import { b } from './missing.ts'\n    |                   ^\n")
})

test('code that throws', async () => {
  const said = await saidOf("const none = undefined\n\nexport const price = none['price']\n")
  expect(said).toMatch(/agent\.ts:3:\d+\n/)
  expect(said).toContain("> 3 | export const price = none['price']")
})

test('a schema that a value does not fit', async () => {
  const said = await saidOf(
    `import { z } from 'zod'\n\nz.object({ n: z.number() }).parse({ n: 'one' })\n`.replace(
      "'zod'",
      `'${import.meta.resolve('zod')}'`,
    ),
  )
  expect(said).toContain('expected number, received string\n  → at n')
  expect(said).toContain('> 3 | z.object')
})

test('a definition that cannot work', async () => {
  const said = await saidOf(
    `import { fact, query } from '${operant}'\n\nquery({ name: 'read', needs: {}, gives: undefined })\n`,
  )
  expect(said).toMatch(/agent\.ts:3(:\d+)?\n/)
  expect(said).toContain("> 3 | query({ name: 'read'")
})

test('a field of the configuration', async () => {
  const said = await saidOf('', "const people = 'olga'\nexport default {\n  agents: [],\n  principals: people,\n}\n")
  expect(said).toContain('operant.config.ts:3:3\n')
  expect(said).toContain('> 3 |   agents: [],\n    |   ^\n  4 |   principals: people,')
})

test('a rule of a policy', async () => {
  const text = 'policy: mine\nrulez: []\n'
  writeFileSync(join(folder, 'policy.yaml'), text)
  const policies = JSON.stringify([{ path: join(folder, 'policy.yaml'), text }])
  const people = "[{ name: 'olga', roles: ['operator'] }]"
  const config = `import { claims } from '${shop}/agent.ts'
export default { agents: [{ ...claims, policies: ${policies} }], principals: ${people} }\n`
  const said = await saidOf('', config)
  expect(said).toContain('policy.yaml:2:1\n')
  expect(said).toContain('> 2 | rulez: []\n    | ^')
})

test('what is no TypeScript', async () => {
  const said = await saidOf('const zero = 0\nexport const a = {\n  b: 1,,\n}\n')
  expect(said).toContain('agent.ts:3:8\n')
  expect(said).toContain('> 3 |   b: 1,,\n    |        ^\n')
})
