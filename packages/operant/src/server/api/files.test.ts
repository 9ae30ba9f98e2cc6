import { afterAll, beforeAll, expect, test } from 'vitest'
import { clerk, hashOf as hashOfBytes, type Shelf } from '../../testing/worlds/papers.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

const page = '<!doctype html><p>All is well<script>alert(1)</script>'
const long = new Uint8Array((8 << 20) + 7).fill(65)
const contents: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['report.html', Buffer.from(page)],
  ['lines of “May”.csv', Buffer.from('a,b\r\n1,2\r\n')],
  ['long.csv', long],
]
const shelf: Shelf = new Map(contents)
const hashOf = (name: string) => hashOfBytes(new Map(contents).get(name) ?? new Uint8Array())

let api: TestApi
let run = ''
beforeAll(async () => {
  api = await testApi({ definition: { agents: [clerk], clients: () => ({ shelf }) } })
  const { body } = await api.call('POST /goals', { as: 'olga', body: { words: 'write the report' } })
  run = (body as { run: string }).run
  const worker = await api.project.worker()
  await worker.idle()
  await worker.stop()
})
afterAll(() => api.close())

async function read(name: string): Promise<Response> {
  const { secret } = await api.token('rolf')
  return await api.api.request(`/runs/${run}/files/${hashOf(name)}`, {
    headers: { authorization: `Bearer ${secret}` },
  })
}

test('a run tells what it made', async () => {
  const { body } = await api.call(`GET /runs/${run}`, { as: 'rolf' })
  expect((body as { files: unknown }).files).toEqual([
    { name: 'report.html', bytes: page.length, sha256: hashOf('report.html'), type: 'text/html; charset=utf-8' },
    { name: 'lines of “May”.csv', bytes: 10, sha256: hashOf('lines of “May”.csv'), type: 'text/csv; charset=utf-8' },
    { name: 'long.csv', bytes: long.length, sha256: hashOf('long.csv'), type: 'text/csv; charset=utf-8' },
  ])
})

test('a page is shown without an origin and runs nothing; everything else is saved under a plain name', async () => {
  const shown = await read('report.html')
  expect(await shown.text()).toBe(page)
  expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(shown.headers.get('content-disposition')).toBe('inline; filename="report.html"')
  expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'; /)
  expect(shown.headers.get('content-security-policy')).not.toContain('allow-scripts')
  const saved = await read('lines of “May”.csv')
  expect(await saved.text()).toBe('a,b\r\n1,2\r\n')
  expect(saved.headers.get('content-disposition')).toBe('attachment; filename="lines_of_May_.csv"')
  const streamed = await read('long.csv')
  expect((await streamed.arrayBuffer()).byteLength).toBe(long.length)
})

test('what is kept is answered only if it is what the run made', async () => {
  shelf.set('report.html', Buffer.from(page.replace('well', 'ruin')))
  const { status, body } = await api.call(`GET /runs/${run}/files/${hashOf('report.html')}`, { as: 'rolf' })
  expect([status, (body as { detail: string }).detail]).toEqual([
    409,
    'report.html is not the file that was made: its size or its hash is another',
  ])
  shelf.set('long.csv', new Uint8Array(long.length).fill(66))
  await expect((await read('long.csv')).arrayBuffer()).rejects.toThrow('is not the file that was made')
  shelf.delete('long.csv')
  expect((await read('long.csv')).status).toBe(404)
})

test('a hash that the run tells nothing of, and another run, are not found', async () => {
  expect((await api.call(`GET /runs/${run}/files/${'0'.repeat(64)}`, { as: 'rolf' })).status).toBe(404)
  expect((await api.call(`GET /runs/x/files/${hashOf('report.html')}`, { as: 'rolf' })).status).toBe(404)
})
