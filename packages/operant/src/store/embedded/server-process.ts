import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { open, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What `postmaster.pid` says of a server. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** The server that runs on `data`, or nothing. A pid file whose process is gone, or is somebody else, does not count. */
export async function runningServer(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  const postmaster = { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7] === 'ready' }
  return postmaster.pid > 0 && (await serves(postmaster.pid, data)) ? postmaster : undefined
}

/** Whether the process lives and is the server of `data`: its pid may have been given to another since. */
export async function serves(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  // A server's working directory is its data directory; a zombie has none.
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return directory === (await realpath(data))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** How a server is run: on which files, by whom. */
export interface ServerCommand {
  readonly program: string
  readonly data: string
  readonly log: string
  readonly port: number
  readonly uid: number | undefined
  readonly sync: boolean
}

/** Thrown when a server ends instead of serving; the message is what it said. */
export class ServerEnded extends Error {
  override readonly name = 'ServerEnded'
}

/**
 * Starts a server in a process group of its own, so that neither Ctrl-C nor our death takes it along, and answers when
 * it accepts connections. Throws where it does not before `deadline`.
 */
export async function startServer(command: ServerCommand, deadline: number): Promise<Postmaster> {
  // What is left by a server that died, or by a process whose pid was given to another, would keep this one from starting.
  await rm(join(command.data, 'postmaster.pid'), { force: true })
  const log = await open(command.log, 'a+', 0o600)
  try {
    const { size } = await log.stat()
    const said = async (): Promise<string> => (await readFile(command.log)).subarray(size).toString()
    const settings = { port: command.port, ...tuning(command.sync) }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(command.program, ['-D', command.data, ...flags], {
      ...userOf(command.uid),
      cwd: command.data,
      env: plainEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    child.unref()
    const ended = endOf(child)
    for (;;) {
      const server = await runningServer(command.data)
      if (server?.ready === true && server.pid === child.pid) return server
      const end = await Promise.race([ended, sleep(10)])
      if (end !== undefined) throw new ServerEnded(`Postgres ended at once (${end}): ${await said()}`)
      if (Date.now() > deadline) {
        child.kill('SIGKILL')
        throw new Error(`Postgres does not become ready: ${await said()}`)
      }
    }
  } finally {
    await log.close()
  }
}

function tuning(sync: boolean): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '32MB',
    max_connections: 100,
    // A refused insert is how a fence speaks: normal, and not worth a line each.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(sync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
}

/** Resolves with how the process ended, as soon as it has. */
export function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code ?? 'unknown'}`))
  })
}

export function userOf(uid: number | undefined): { uid?: number; gid?: number } {
  return uid === undefined ? {} : { uid, gid: uid }
}

/** Without the `PG…` and locale settings of whoever started us: a server must not depend on them. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

/**
 * `wanted`, where nobody listens on it, or else a port that is free. Never one that the operating system gives to outgoing
 * connections: a client that knocks on the port of a dead server could be given it, and keep the server from coming back.
 */
export async function freePort(wanted: number): Promise<number> {
  // A server that was killed just now may hold its port a little longer; who was connected looks for it there.
  const until = wanted > 0 ? Date.now() + 3_000 : 0
  while (Date.now() < until) {
    if (await isFree(wanted)) return wanted
    await sleep(50)
  }
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new Error('found no free port on 127.0.0.1')
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  const listening = new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!(await listening)) return false
  await new Promise((resolve) => probe.close(resolve))
  return true
}
