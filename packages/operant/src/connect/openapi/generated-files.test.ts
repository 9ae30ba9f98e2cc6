import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attempts, hostileDocument } from './testing/hostile-document.ts'
import { publicDocument, workshop, type Ran, type Workshop } from './testing/workshop.ts'

/** Public documents of different style, with how many reads and writes they have. */
const documents = [
  ['petstore', '2.0/json/petstore.json', 8, 12],
  ['petstoreYaml', '2.0/yaml/petstore.yaml', 8, 12],
  ['uspto', '3.0/json/uspto.json', 2, 1],
  ['starTrek', '3.0/json/star-trek.json', 80, 40],
  ['styles', '3.0/json/parameters-style.json', 14, 11],
  ['newStyles', '3.1/json/parameters-style.json', 15, 10],
  ['trains', '3.1/json/train-travel.json', 4, 3],
  ['readme', '3.1/json/readme.json', 23, 31],
  ['files', '3.0/json/file-uploads.json', 0, 3],
  ['circles', '3.0/json/schema-circular.json', 0, 3],
  ['kinds', '3.0/json/discriminators.json', 0, 10],
  ['forms', '3.0/json/polymorphism.json', 0, 13],
  ['security', '3.1/json/security.json', 2, 12],
  ['types', '3.1/json/schema-types.json', 0, 23],
] as const

const names = documents.map(([name]) => name)
const found: (readonly [string, number, number])[] = []
const hostile: string[] = []
let shop: Workshop
let types: Ran

// One run of the compiler looks at all files: it takes longer than everything else.
beforeAll(async () => {
  shop = workshop()
  for (const [name, path] of documents) {
    const { operations } = await shop.connect({ from: publicDocument(path), name })
    const writes = operations.filter((one) => one.writes).length
    found.push([name, operations.length - writes, writes])
  }
  shop.write('agent.ts', agentOf(names))
  for (const [number, attempt] of attempts.entries()) {
    const file = join(shop.folder, `hostile${number}.json`)
    writeFileSync(file, JSON.stringify(hostileDocument(attempt, number)))
    const { source } = await shop.connect({ from: file, name: `hostile${number}` })
    hostile.push(source.body)
  }
  shop.write('hostile.ts', hostileLoad())
  types = await shop.types()
}, 300_000)
afterAll(() => shop.remove())

function agentOf(all: readonly string[]): string {
  const spread = all.map((name) => `...${name}`).join(', ')
  return [
    "import { condition, defineAgent, fact, goal } from 'operant'",
    "import { z } from 'zod'",
    ...all.map((name) => `import { ${name} } from './connections/${name}.ts'`),
    "const said = fact('said', z.string())",
    "const done = condition({ name: 'done', needs: { said }, holds: () => true })",
    "const goals = [goal({ name: 'it', ask: 'Do {said}', input: { said }, doneWhen: [done] })]",
    `const agent = defineAgent({ name: 'all', goals, can: [${spread}] })`,
    `console.log(agent.name, new Set([${spread}]).size)`,
  ].join('\n')
}

function hostileLoad(): string {
  const numbers = attempts.map((_, number) => `hostile${number}`)
  return [
    ...numbers.map((name) => `import { ${name} } from './connections/${name}.ts'`),
    ...numbers.map((name) => `if (${name}.length !== 3) throw new Error('${name}')`),
    "if ('taken' in globalThis) throw new Error('taken')",
    "console.log('all loaded')",
  ].join('\n')
}

test('every file type-checks strictly', () => expect(types).toEqual({ code: 0, output: '' }))

test('public documents are imported untouched, load, and can be given to an agent', { timeout: 180_000 }, async () => {
  expect(found).toEqual(documents.map(([name, , reads, writes]) => [name, reads, writes]))
  const all = documents.reduce((sum, [, , reads, writes]) => sum + reads + writes, 0)
  expect((await shop.run('agent.ts')).output).toBe(`all ${all}\n`)
})

test('no text of a document becomes code, breaks the file or hides in it', { timeout: 180_000 }, async () => {
  for (const body of hostile) expect(body).not.toMatch(/[\p{Cf}\u2028\u2029\r]/u)
  expect((await shop.run('hostile.ts')).output).toBe('all loaded\n')
})
