import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { exists, findBinaries, initdbOf, postgresOf, type Binaries } from './binaries.ts'
import { exclusively } from './exclusive.ts'
import { place, type Placement } from './placement.ts'
import {
  endOf,
  freePort,
  plainEnvironment,
  runningServer,
  serves,
  ServerEnded,
  startServer,
  userOf,
  type Postmaster,
} from './server-process.ts'

export interface EmbeddedPostgresOptions {
  /** The server's own directory; made where it is missing. */
  readonly directory: string
  /** Whether a commit waits for the disk. Default true; false only for data that may be lost. */
  readonly sync?: boolean
  /** Milliseconds that making the database and starting the server may take together. Default 120,000. */
  readonly timeout?: number
}

export interface EmbeddedPostgres {
  readonly connectionString: string
  /** Process id of the server. */
  readonly pid: number
  /** Whether it ran already. */
  readonly reused: boolean
  /**
   * Stops the server, for everybody who uses it; with `ifUnused` only when nobody is connected. Answers whether it was
   * stopped. A server nobody stops outlives this process, and the next start finds it.
   */
  stop(options?: { readonly ifUnused?: boolean }): Promise<boolean>
}

/**
 * Starts the Postgres that belongs to `directory`, or finds it running. It listens on 127.0.0.1 only, on a port of its
 * own, with a password that is in the directory. Safe to call from several processes at once: they share one server.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, timeout = 120_000, sync = true } = options
  // Root's server runs as somebody else, who must get through.
  await mkdir(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const lock = join(directory, 'start.lock')
  return await exclusively(lock, timeout, async () => {
    const placement = await place(directory)
    const data = join(placement.home, 'data')
    const found = await readyServer(data, timeout)
    const server = found ?? (await prepareAndStart(placement, data, sync, timeout))
    return {
      connectionString: await connectionStringOf(placement, server),
      pid: server.pid,
      reused: found !== undefined,
      stop: ({ ifUnused = false } = {}) =>
        exclusively(lock, timeout, async () => {
          const running = await readyServer(data, timeout)
          if (running === undefined) return true
          if (ifUnused && (await othersConnected(await connectionStringOf(placement, running)))) return false
          await stopServer(running.pid, data)
          return true
        }),
    }
  })
}

/** The running server, once it is ready; nothing where none runs. */
async function readyServer(data: string, timeout: number): Promise<Postmaster | undefined> {
  const deadline = Date.now() + timeout
  for (;;) {
    const server = await runningServer(data)
    if (server === undefined || server.ready) return server
    if (Date.now() > deadline) throw new Error(`the Postgres with process id ${server.pid} does not become ready`)
    await sleep(25)
  }
}

async function prepareAndStart(
  placement: Placement,
  data: string,
  sync: boolean,
  timeout: number,
): Promise<Postmaster> {
  const { uid, home } = placement
  const deadline = Date.now() + timeout
  const binaries = await findBinaries(uid)
  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(binaries, placement, data, sync)
  // The same port as last time, so that whoever was connected finds the server again after a crash.
  const noted = join(home, 'port')
  const last = Number(await readFile(noted, 'utf8').catch(() => '0'))
  for (;;) {
    const port = await freePort(last)
    const command = { program: postgresOf(binaries), data, log: join(home, 'server.log'), port, uid, sync }
    try {
      const server = await startServer(command, deadline)
      await writeFile(noted, `${port}`)
      return server
    } catch (error) {
      // Somebody took the port just now, or sessions of a killed server have not noticed its end yet.
      const passes = error instanceof ServerEnded && /Address already in use|shared memory block/.test(error.message)
      if (!passes || Date.now() > deadline) throw error
    }
    await sleep(200)
  }
}

/** Makes the database beside its place and moves it there whole, so that half of one is never found. */
async function initialise(binaries: Binaries, { home, uid }: Placement, data: string, sync: boolean): Promise<void> {
  const partial = join(home, 'data.partial')
  const password = passwordFile(home)
  await rm(partial, { recursive: true, force: true })
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (uid !== undefined) await chown(password, uid, uid)
  const flags = [
    '--username=operant',
    '--auth=scram-sha-256',
    `--pwfile=${password}`,
    '--encoding=UTF8',
    ...(sync ? [] : ['--no-sync']),
  ]
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const child = spawn(initdbOf(binaries), [`--pgdata=${partial}`, ...flags, ...locale], {
    ...userOf(uid),
    cwd: home,
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const end = await endOf(child)
  if (end !== 'exit code 0') {
    throw new Error(
      `cannot make a database in ${home} (${end}): ${errors}\nSet DATABASE_URL to use a Postgres of your own.`,
    )
  }
  await rename(partial, data)
}

const passwordFile = (home: string): string => join(home, 'password')

async function connectionStringOf({ home }: Placement, server: Postmaster): Promise<string> {
  const password = await readFile(passwordFile(home), 'utf8')
  return `postgresql://operant:${password}@127.0.0.1:${server.port}/postgres`
}

async function othersConnected(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    // A connection that was closed just now, perhaps our own, is listed for some milliseconds yet.
    for (let looks = 0; looks < 10; looks++) {
      const { rows } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
      )
      if (rows.length === 0) return false
      await sleep(30)
    }
    return true
  } finally {
    await client.end()
  }
}

/** Fast shutdown: transactions are rolled back, clients disconnected, everything flushed. */
async function stopServer(pid: number, data: string): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + 60_000
  while (await serves(pid, data)) {
    if (Date.now() > deadline) throw new Error(`the Postgres with process id ${pid} does not stop`)
    await sleep(10)
  }
}
