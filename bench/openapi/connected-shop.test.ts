import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { orders, ordersSystem } from '../../examples/connected-shop/connections/orders.ts'
import { importOpenApi } from '../../packages/operant/src/connect/openapi/import-openapi.ts'
import { isUntouched, writeConnection } from '../../packages/operant/src/connect/source/connection-file.ts'
import { startStrictServer } from '../strict-server/server.ts'
import { callAll } from './every-operation.ts'

const example = join(import.meta.dirname, '../../examples/connected-shop')

/** Without what a formatter does. */
function words(text = ''): string {
  return text
    .split('\n')
    .slice(4)
    .join(' ')
    .replaceAll(/[\s,]+/g, '')
}

test('the connection of the example is what its document makes today', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'operant-example-'))
  const made = await importOpenApi({ from: join(example, 'orders.yaml'), name: 'orders' })
  const { file } = writeConnection(folder, made.source)
  const [now, kept] = [file, join(example, 'connections/orders.ts')].map((one) => readFileSync(one, 'utf8'))
  rmSync(folder, { recursive: true })
  expect(isUntouched(kept ?? '')).toBe(true)
  expect(words(kept)).toBe(words(now))
})

test('each of its operations is understood as it was meant', async () => {
  const server = await startStrictServer(parse(readFileSync(join(example, 'orders.yaml'), 'utf8')))
  vi.stubEnv('ORDERS_TOKEN', 'tok-123456')
  try {
    const called = await callAll(orders, ordersSystem, server)
    expect(called.filter(({ wrong }) => wrong !== undefined)).toEqual([])
    expect(called).toHaveLength(6)
  } finally {
    vi.unstubAllEnvs()
    await server.close()
  }
})
