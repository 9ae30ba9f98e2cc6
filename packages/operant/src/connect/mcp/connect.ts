import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bearer } from '../http/security.ts'
import { secret } from '../secret.ts'
import { isUntouched, writeConnection, type WrittenConnection } from '../source/connection-file.ts'
import { ImportMistake } from '../source/import-mistake.ts'
import type { McpAddress } from './address.ts'
import { readApproved, writeApproved, type Approved } from './approved.ts'
import { differenceOf } from './difference.ts'
import { importMcp, type ServerPlace } from './import-mcp.ts'
import { openSession } from './session.ts'
import { pinOf, type Tool } from './tool.ts'
import type { WrittenTool } from './write-tool.ts'

export interface ConnectOptions {
  /** Where connections stand. */
  readonly folder: string
  readonly name: string
  /** Where the server is; as it was before where left out. */
  readonly place?: ServerPlace | undefined
  /** Names of tools that only read, because a person says so. */
  readonly reads?: readonly string[]
  /** Believe every tool that says that it only reads. */
  readonly trustHints?: boolean
  /** Tools whose change is approved. */
  readonly approve?: readonly string[]
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** A tool that says something else of itself than when it was approved. */
export interface ChangedTool {
  readonly tool: string
  /** Lines that were said and are not (`-`), and that are said now (`+`). */
  readonly difference: readonly string[]
  readonly approved: boolean
}

export interface ConnectedMcp {
  readonly title: string
  readonly written: WrittenConnection
  readonly tools: readonly WrittenTool[]
  readonly changed: readonly ChangedTool[]
  /** Tools that were there and are no more. */
  readonly gone: readonly string[]
  /** Set where an edited file was given the new pins: what else has to be looked at in it. */
  readonly repinned?: readonly string[]
}

const limits = { timeout: 25_000, most: 5_000_000 }

/**
 * Reads a server's tools and writes them as a connection. A tool that was approved before stays as it was until its
 * change is approved by name.
 * @throws ImportMistake, or an error of the server.
 */
export async function connectMcp(options: ConnectOptions): Promise<ConnectedMcp> {
  const { folder, name, approve = [], environment = process.env } = options
  const before = readApproved(folder, name)
  const place = options.place ?? before?.place
  if (!place)
    throw new ImportMistake(name, 'it is not known where the server is', 'say it with --command "…" or --url …')
  const live = await toolsOf(place, environment)
  const stray = approve.find((tool) => !live.tools.has(tool))
  if (stray !== undefined)
    throw new ImportMistake(
      `--approve ${stray}`,
      'the server has no such tool',
      `name one of ${[...live.tools.keys()].join(', ')}`,
    )
  const changed = changesOf(before, live.tools, approve)
  const kept = new Map((before?.tools ?? []).map((tool) => [tool.name, tool]))
  const waiting = new Set(changed.filter(({ approved }) => !approved).map(({ tool }) => tool))
  const tools = [...live.tools.values()].map((tool) => (waiting.has(tool.name) ? (kept.get(tool.name) ?? tool) : tool))
  const reads = readsOf(options, before, tools)
  const made = importMcp({ name, place, title: live.title, tools, reads: (tool) => reads.includes(tool.name) })
  const repinned = approve.length > 0 ? repin(folder, name, tools, approve) : undefined
  const written = writeConnection(folder, made.source)
  if (written.how !== 'beside' || repinned) writeApproved(folder, name, { place, title: live.title, reads, tools })
  return {
    title: live.title,
    written,
    tools: made.tools,
    changed,
    gone: [...kept.keys()].filter((tool) => !live.tools.has(tool)),
    ...(repinned && written.how === 'beside' ? { repinned } : {}),
  }
}

function readsOf(
  { reads = [], trustHints = false }: ConnectOptions,
  before: Approved | undefined,
  tools: readonly Tool[],
): readonly string[] {
  const stray = reads.find((one) => !tools.some(({ name }) => name === one))
  if (stray !== undefined)
    throw new ImportMistake(
      `--reads ${stray}`,
      'the server has no such tool',
      `name some of ${tools.map(({ name }) => name).join(', ')}`,
    )
  const hinted = trustHints ? tools.filter(({ annotations }) => annotations?.readOnlyHint === true) : []
  const known = new Set(tools.map(({ name }) => name))
  const all = [...(before?.reads ?? []), ...reads, ...hinted.map(({ name }) => name)]
  return [...new Set(all)].filter((name) => known.has(name))
}

function changesOf(
  before: Approved | undefined,
  live: ReadonlyMap<string, Tool>,
  approve: readonly string[],
): readonly ChangedTool[] {
  return (before?.tools ?? []).flatMap((old): readonly ChangedTool[] => {
    const now = live.get(old.name)
    if (!now || pinOf(now) === pinOf(old)) return []
    return [{ tool: old.name, difference: differenceOf(old, now), approved: approve.includes(old.name) }]
  })
}

async function toolsOf(place: ServerPlace, environment: NonNullable<ConnectOptions['environment']>) {
  const session = await openSession(addressOf(place), { ...limits, environment })
  try {
    return { title: session.title, tools: await session.tools() }
  } finally {
    await session.close()
  }
}

function addressOf(place: ServerPlace): McpAddress {
  if ('url' in place) return { url: place.url, schemes: place.token === undefined ? [] : [bearer(secret(place.token))] }
  return { command: place.command, environment: Object.fromEntries(place.variables.map((one) => [one, secret(one)])) }
}

/** Gives an edited file the pins of tools that were approved; nothing where nobody edited it, for then it is written anew. */
function repin(
  folder: string,
  name: string,
  tools: readonly Tool[],
  approve: readonly string[],
): readonly string[] | undefined {
  const file = join(folder, `${name}.ts`)
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  if (isUntouched(text)) return undefined
  const done: string[] = []
  let changed = text
  for (const tool of tools.filter((one) => approve.includes(one.name))) {
    const place = new RegExp(`(tool: (['"])${escaped(tool.name)}\\2,\\s*pin: (['"]))[0-9a-f]+(\\3)`)
    if (!place.test(changed)) continue
    changed = changed.replace(place, (_, start: string, _one, _two, end: string) => `${start}${pinOf(tool)}${end}`)
    done.push(tool.name)
  }
  writeFileSync(file, changed)
  return done
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
