import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startChild } from '../testing/child-process.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { exclusively } from './exclusive.ts'

const source = new URL('embedded-postgres.ts', import.meta.url).href
const isRoot = process.getuid?.() === 0

async function temporary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'operant-embedded-'))
  await chmod(directory, 0o711)
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

async function started(directory: string): ReturnType<typeof startEmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, sync: false })
  onTestFinished(async () => {
    await server.stop()
  })
  return server
}

async function ask(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows[0] ?? []
  } finally {
    await client.end()
  }
}

test('starts from nothing, is found again, keeps its data over a stop', async () => {
  const directory = await temporary()
  const server = await started(directory)
  expect(server.reused).toBe(false)
  await ask(server.connectionString, `CREATE TABLE kept AS SELECT 'Grüße' AS word`)
  expect(await startEmbeddedPostgres({ directory, sync: false })).toMatchObject({ reused: true, pid: server.pid })
  const client = new Client({ connectionString: server.connectionString })
  client.on('error', () => undefined)
  await client.connect()
  expect(await server.stop({ ifUnused: true })).toBe(false)
  expect(await server.stop()).toBe(true)
  const again = await started(directory)
  expect(again).toMatchObject({ reused: false, connectionString: server.connectionString })
  expect(
    await ask(again.connectionString, 'SELECT word, (SELECT datcollate FROM pg_database LIMIT 1) FROM kept'),
  ).toEqual(['Grüße', 'C'])
  expect(await again.stop({ ifUnused: true })).toBe(true)
})

test('needs its password', async () => {
  const { connectionString } = await started(await temporary())
  const wrong = new URL(connectionString)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('processes that start it at once share one server, which outlives them all', { timeout: 60_000 }, async () => {
  const directory = await temporary()
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(source)})
    const { pid } = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, sync: false })
    console.log(pid)
    setInterval(() => undefined, 1_000)`
  const children = [1, 2, 3].map(() => startChild(program))
  const pids = await Promise.all(children.map((child) => child.line()))
  await Promise.all(children.map((child) => child.kill()))
  const server = await started(directory)
  expect(server.reused).toBe(true)
  expect(new Set(pids)).toEqual(new Set([String(server.pid)]))
  expect(await ask(server.connectionString, 'SELECT 1')).toEqual([1])
})

test.runIf(process.platform === 'linux')(
  'the server has a process group of its own, out of reach of Ctrl-C',
  async () => {
    const { pid } = await started(await temporary())
    const [, , , , group] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(' ')
    expect(group).toBe(String(pid))
  },
)

test('a pid file that names a dead or a foreign process is overcome', async () => {
  const directory = await temporary()
  const server = await started(directory)
  const data = String((await ask(server.connectionString, 'SHOW data_directory'))[0])
  await server.stop()
  for (const pid of [process.pid, 4_000_000]) {
    await writeFile(join(data, 'postmaster.pid'), `${pid}\n${data}\n0\n5432\n\n127.0.0.1\n\nready\n`)
    const again = await started(directory)
    expect(again.reused).toBe(false)
    expect(await ask(again.connectionString, 'SELECT 1')).toEqual([1])
    await again.stop()
  }
})

test('a database that was made only half is made again', async () => {
  const directory = await temporary()
  const home = isRoot ? join(directory, 'server') : directory
  await mkdir(join(home, 'data.partial'), { recursive: true, mode: 0o711 })
  await writeFile(join(home, 'data.partial', 'PG_VERSION'), '18')
  expect(await ask((await started(directory)).connectionString, 'SELECT 1')).toEqual([1])
})

test.runIf(isRoot)('root starts it below a directory that nobody else may enter', async () => {
  const directory = await temporary()
  await chmod(directory, 0o700)
  const state = join(directory, 'state')
  let location = ''
  onTestFinished(() => rm(location, { recursive: true, force: true }))
  const server = await started(state)
  location = (await readFile(join(state, 'location'), 'utf8')).trim()
  expect(await ask(server.connectionString, 'SHOW data_directory')).toEqual([join(location, 'data')])
  expect(await stat(location)).toMatchObject({ uid: 65_534 })
  await server.stop()
  expect(await started(state)).toMatchObject({ connectionString: server.connectionString })
})

test('a lock is held by one at a time and freed by the death of its holder', async () => {
  const file = join(await temporary(), 'lock')
  const child = startChild(`
    const { exclusively } = await import(${JSON.stringify(new URL('exclusive.ts', import.meta.url).href)})
    await exclusively(${JSON.stringify(file)}, 1_000, async () => {
      console.log('held')
      await new Promise(() => setInterval(() => undefined, 1_000))
    })`)
  await child.line()
  await expect(exclusively(file, 100, async () => 'mine')).rejects.toThrow('another process has held')
  await child.kill()
  expect(await exclusively(file, 1_000, async () => 'mine')).toBe('mine')
})
