import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConsole } from './console/console-files.ts'
import { testServer, type TestServer } from './testing/test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'operant-console-'))
const page = '<!doctype html><div id="root"></div>'
const script = 'console.log("the console")'
let server: TestServer
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'assets/index-1a2b.js'), script)
  server = await testServer({ console: Promise.resolve(readConsole(folder)) })
})
afterAll(async () => {
  await server.database.close()
  rmSync(folder, { recursive: true, force: true })
})

const asBrowser = { headers: { accept: 'text/html,*/*' } }

test('every address that a browser opens answers the first page, which is never kept', async () => {
  for (const path of ['/', '/index.html', '/runs/run_1?tab=graph', '/a.b/c']) {
    const answer = await server.app.request(path, asBrowser)
    expect([answer.status, await answer.text()]).toEqual([200, page])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})

test('the page runs our scripts alone, is shown in no frame, and makes no markup of texts', async () => {
  const { headers } = await server.app.request('/', asBrowser)
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(policy.split('; ')).toContain(rule)
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('files whose names hold their hash are kept for ever, and sent packed to whoever takes that', async () => {
  const plain = await server.app.request('/assets/index-1a2b.js')
  expect([plain.headers.get('content-type'), await plain.text()]).toEqual(['text/javascript; charset=utf-8', script])
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const packed = await server.app.request('/assets/index-1a2b.js', { headers: { 'accept-encoding': 'br, gzip' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(script)
})

test('no address leads out of the console, and what is not there is not the first page to a script', async () => {
  for (const path of ['/assets/index-9z.js', '/assets/../../package.json', '/..%2f..%2fetc/passwd', '/nothing'])
    expect((await server.app.request(path, { headers: { accept: '*/*' } })).status).toBe(404)
  expect((await server.app.request('/assets/index-9z.js', asBrowser)).status).toBe(404)
})

test('links, forms and health are what they were', async () => {
  const health = await server.app.request('/healthz', asBrowser)
  expect(await health.json()).toEqual({ status: 'ok' })
  const link = await server.app.request(`/links/${'A'.repeat(43)}`, asBrowser)
  expect([link.status, link.headers.get('content-security-policy')]).toEqual([
    410,
    expect.not.stringContaining("'self' "),
  ])
})

test('a folder that is no console is refused', () => {
  expect(() => readConsole(join(folder, 'assets'))).toThrow(/no index\.html/)
})
