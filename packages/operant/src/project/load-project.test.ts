import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findProject } from './find-project.ts'
import { openProject } from './open-project.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'operant-project-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const shop = join(import.meta.dirname, '../../../../examples/small-shop')
const people = `principals: [{ name: 'olga', roles: ['operator'] }]`

const broken: readonly (readonly [string, string, RegExp])[] = [
  ['no default export', 'export const project = {}', /expected a default export/],
  ['code that throws', `throw new Error('no key')`, /cannot be loaded: no key/],
  ['code that is none', 'export default {', /cannot be loaded/],
  ['an import that is not there', `import './agents.ts'\nexport default {}`, /cannot be loaded: .*agents\.ts/],
  [
    'a policy that cannot be used',
    `import { claims } from '${shop}/agent.ts'
     const policies = [{ path: 'mine.yaml', text: 'policy: mine\\nrules:\\n  - rule: a\\n    for: refnd\\n    then: allow\\n' }]
     export default { agents: [{ ...claims, policies }], ${people} }`,
    /policies of agent "claims" cannot be used:\n {2}mine\.yaml:4:\d+ .*refund/,
  ],
]

test.each(broken)('refused, and nothing is changed: %s', async (_, text, says) => {
  writeFileSync(join(folder, 'operant.config.ts'), text)
  await expect(openProject({ directory: folder })).rejects.toThrow(says)
  await expect(openProject({ directory: folder })).rejects.toMatchObject({ name: 'ProjectError' })
  expect(readdirSync(folder)).toEqual(['operant.config.ts'])
})

test('a configuration is looked for where it is named, here, and where a demo left it', () => {
  expect(() => findProject(folder)).toThrow(/no operant\.config\.ts in .*operant demo/)
  expect(() => findProject(folder, 'mine.ts')).toThrow(/mine\.ts does not exist; correct --config/)
  writeFileSync(join(folder, 'operant.config.js'), 'export default {}')
  expect(findProject(folder)).toBe(join(folder, 'operant.config.js'))
  expect(() => findProject(folder, 'operant.config.ts')).toThrow('does not exist')
})

test('a database that cannot be reached is a mistake of the configuration', async () => {
  const text = `import { claims } from '${shop}/agent.ts'
    export default { agents: [claims], ${people}, database: 'postgresql://me:secret@127.0.0.1:1/none' }`
  writeFileSync(join(folder, 'operant.config.ts'), text)
  const opening = openProject({ directory: folder })
  await expect(opening).rejects.toThrow(/cannot use the database 127\.0\.0\.1:1\/none of "database"/)
  await expect(opening).rejects.not.toThrow('secret')
}, 60_000)
