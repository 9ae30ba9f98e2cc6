import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '../../cli/connect/words.ts'
import { writeConnection } from '../source/connection-file.ts'
import { differenceOf } from './difference.ts'
import { importMcp } from './import-mcp.ts'
import type { Tool } from './tool.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'operant-mcp-import-'))
  symlinkSync(join(import.meta.dirname, '../../../../../node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hostile = [
  "'; globalThis.taken = true; '",
  '*/ globalThis.taken = true; /*',
  '`${(globalThis.taken = true)}`',
  'a\nglobalThis.taken = true\n',
  '\u2028globalThis.taken = true\u2029',
  '__proto__',
  'constructor',
  '\u202Eeurt = nekat',
  '',
]

test('whatever a server says of its tools is text in the file, and never code', async () => {
  const tools = hostile.map((said, place): Tool => ({
    name: `${said}${place}`,
    title: said,
    description: said,
    inputSchema: {
      type: 'object',
      required: [said],
      properties: {
        [said]: { type: 'string', description: said, enum: [said, 'other'] },
        plain: { $ref: `#/$defs/${said}` },
      },
      $defs: { [said]: { type: 'string', pattern: said } },
    },
    ...(place % 2 === 0
      ? { outputSchema: { type: 'object', properties: { [said]: { type: 'string', description: said } } } }
      : {}),
    annotations: { title: said, readOnlyHint: true },
  }))
  const command = ['a server', "'; globalThis.taken = true; '"] as const
  const { source } = importMcp({
    name: 'hostile',
    place: { command, variables: ['TOKEN'] },
    title: hostile[0] ?? '',
    tools,
    reads: () => false,
  })
  expect(source.body).not.toMatch(/[\p{Cf}\u2028\u2029\r]/u)
  const { file } = writeConnection(folder, source)
  const { hostile: all } = (await import(pathToFileURL(file).href)) as { hostile: readonly unknown[] }
  expect([all.length, 'taken' in globalThis]).toEqual([hostile.length, false])
})

test('what changed of a tool is told a field a line', () => {
  const before: Tool = {
    name: 'send',
    description: 'Sends',
    inputSchema: { type: 'object', properties: { to: { type: 'string' } } },
  }
  const now: Tool = {
    ...before,
    inputSchema: {
      type: 'object',
      properties: { to: { type: 'string' }, copy: { type: 'string' } },
      required: ['copy'],
    },
  }
  expect(differenceOf(before, now)).toEqual([
    '+ inputSchema.properties.copy.type: "string"',
    '+ inputSchema.required[]: "copy"',
  ])
  expect(differenceOf(before, before)).toEqual([])
})

test('a command line falls into its words', () => {
  expect(words(`npx -y "a server" --name 'b c' d`)).toEqual(['npx', '-y', 'a server', '--name', 'b c', 'd'])
})
