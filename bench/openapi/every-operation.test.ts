import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Capability } from '../../packages/operant/src/agent/capability.ts'
import type { Connector } from '../../packages/operant/src/agent/connector.ts'
import type { HttpClient } from '../../packages/operant/src/connect/http/client.ts'
import { publicDocument, workshop, type Workshop } from '../../packages/operant/src/connect/openapi/testing/workshop.ts'
import { startStrictServer } from '../strict-server/server.ts'
import { callAll } from './every-operation.ts'

let shop: Workshop
beforeAll(() => {
  shop = workshop()
})
afterAll(() => shop.remove())

interface PublicDocument {
  readonly name: string
  readonly path: string
  /** How many of its operations differ from another by a fragment alone. */
  readonly indistinct?: number
  /** What the specification gives no meaning to, and is refused instead of sent. */
  readonly meaningless?: readonly string[]
}

/** Public documents that nobody here wrote. */
const documents: readonly PublicDocument[] = [
  { name: 'petstore', path: '2.0/json/petstore.json' },
  { name: 'uspto', path: '3.0/json/uspto.json' },
  { name: 'starTrek', path: '3.0/json/star-trek.json' },
  { name: 'styles', path: '3.0/json/parameters-style.json', indistinct: 2 },
  {
    name: 'newStyles',
    path: '3.1/json/parameters-style.json',
    indistinct: 2,
    meaningless: ['newStyles.formDataDeepObjectExploded'],
  },
  { name: 'cookies', path: '3.0/json/parameters-cookies.json' },
  { name: 'common', path: '3.0/json/parameters-common.json' },
  { name: 'trains', path: '3.1/json/train-travel.json' },
  { name: 'files', path: '3.0/json/file-uploads.json' },
  { name: 'formData', path: '3.0/json/form-data.json' },
  { name: 'encodings', path: '3.1/json/schema-encoding-style.json' },
  { name: 'requests', path: '3.0/json/request-examples.json' },
]

test.each(documents)(
  'each operation of $name is understood as it was meant',
  { timeout: 120_000 },
  async ({ name, path, indistinct = 0, meaningless = [] }) => {
    const made = await shop.connect({ from: publicDocument(path), name })
    const server = await startStrictServer(JSON.parse(readFileSync(publicDocument(path), 'utf8')))
    for (const variable of made.variables) vi.stubEnv(variable, `secret-of-${variable}`)
    try {
      const loaded = (await import(join(shop.folder, 'connections', `${name}.ts`))) as Record<string, unknown>
      const capabilities = loaded[name] as readonly Capability[]
      expect(capabilities).toHaveLength(made.operations.length)
      const called = await callAll(capabilities, loaded[`${name}System`] as Connector<HttpClient>, server)
      expect(called).toHaveLength(2 * (capabilities.length - indistinct))
      const wrong = called.filter((one) => one.wrong !== undefined)
      expect(wrong.filter(({ capability }) => !meaningless.includes(capability))).toEqual([])
      expect(wrong.map((one) => one.wrong)).toEqual(
        meaningless.map(() => 'refused: only an object can be written in this style'),
      )
    } finally {
      vi.unstubAllEnvs()
      await server.close()
    }
  },
)
