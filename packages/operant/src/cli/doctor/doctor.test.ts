import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine, type CommandLine } from '../testing/command-line.ts'

let cli: CommandLine
beforeAll(() => {
  cli = commandLine("import './agent.ts'\nexport default {}\n")
  writeFileSync(join(cli.folder, 'agent.ts'), 'export const agent = {\n    name: "a",,\n}\n')
  writeFileSync(join(cli.folder, 'suite.ts'), "import './agent.ts'\n")
})
afterAll(() => cli.remove())

const frame = ['  1 | export const agent = {', '> 2 |     name: "a",,', '    |               ^', '  3 | }'].join('\n')

test('doctor shows the line that cannot be loaded as it stands in the file', async () => {
  const { code, stdout } = await cli.run('doctor')
  expect(stdout).toMatch(/^fault {2}project {2}operant\.config\.ts cannot be loaded: /m)
  expect(stdout).toContain(`\n${frame}\n`)
  expect(code).toBe(1)
})

test('eval shows the line of a suite that cannot be loaded', async () => {
  const { code, stderr } = await cli.run('eval', 'suite.ts')
  expect(stderr).toContain('operant: suite.ts cannot be loaded: ')
  expect(stderr).toContain(`agent.ts:2:15\n${frame}\n`)
  expect(code).toBe(2)
})
