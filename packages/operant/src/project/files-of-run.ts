import { createHash } from 'node:crypto'
import type { Agent } from '../agent/define-agent.ts'
import type { FilesSpec, KeptFile } from '../agent/files.ts'
import { decodeFact } from '../facts/fact.ts'
import { fold } from '../journal/fold.ts'
import type { RunState } from '../journal/state.ts'
import type { Connections } from '../run/context.ts'
import type { Project } from './open-project.ts'

/** A file of a run, and how it is opened. */
export interface FileOfRun extends KeptFile {
  readonly spec: FilesSpec
  /** The fact that tells of it. */
  readonly value: unknown
}

/** The files that a run tells of, by the facts that it knows now. */
export function filesOfRun(agent: Agent | undefined, { facts }: RunState): readonly FileOfRun[] {
  return (agent?.files ?? []).flatMap((spec) =>
    [...facts]
      .filter(([key, { fallen }]) => !fallen && key.startsWith(`${spec.fact.name} `))
      .flatMap(([, known]) => {
        const value = decodeFact(spec.fact, known.value)
        return spec.list(value).map(({ name, bytes, sha256 }) => ({ name, bytes, sha256, spec, value }))
      }),
  )
}

/** The same of a run of the project; none where there is no such run. */
export async function filesOfStored(
  { store, agents }: Pick<Project, 'store' | 'agents'>,
  run: string,
): Promise<readonly FileOfRun[]> {
  const events = await store.read(run)
  if (events.length === 0) return []
  const state = fold(run, events)
  return filesOfRun(agents.get(state.opened.agent)?.agent, state)
}

/** What is kept is not what was made. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/**
 * Reads a file where it is kept; undefined where it is there no more.
 * @throws FileChanged, at the latest after the last of its bytes, where it is not the file that was made.
 */
export async function openFile(
  connections: Connections,
  { spec, value, ...file }: FileOfRun,
): Promise<AsyncGenerator<Uint8Array, void> | undefined> {
  const client = await connections.client(spec.keptBy)
  const bytes = await spec.open(client, file, value)
  return bytes && checked(bytes, file)
}

async function* checked(pieces: AsyncIterable<Uint8Array>, file: KeptFile): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
    if (bytes > file.bytes) break
    yield piece
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha256)
    throw new FileChanged(`${file.name} is not the file that was made: its size or its hash is another`)
}
