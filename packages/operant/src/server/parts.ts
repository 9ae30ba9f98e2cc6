import type { Pool } from 'pg'
import type { QuestionSpec } from '../agent/capability.ts'
import type { SigningKeys } from '../access/signature.ts'
import type { Clock } from '../facts/time.ts'
import type { Principal } from '../store/principals.ts'
import type { RequestRow } from '../store/requests.ts'
import type { ApiParts } from './api/api.ts'
import type { ConsoleFiles } from './console/console-files.ts'
import type { Hook } from './hooks/hook.ts'

/** What the server needs of a project. */
export interface ServerParts {
  readonly pool: Pool
  readonly clock: Clock
  /** What the clocks of those who send webhooks show, whatever day it is in the project. */
  readonly senders: Clock
  /** The people there are now: a link of somebody who left answers nothing. */
  readonly people: readonly Principal[]
  readonly keys: SigningKeys
  /** The question behind a request, where it is one and its agent is known. */
  questionOf(request: RequestRow): Promise<QuestionSpec | undefined>
  /** What outsiders wrote and a run has read, for whoever decides. */
  wordsOf(run: string): Promise<readonly { readonly name: string; readonly text: string }[]>
  /** Webhooks by name. */
  readonly hooks: ReadonlyMap<string, Hook>
  /** What the API is about, where there is one. */
  readonly api?: ApiParts
  /** The console once it is built, where there is one. */
  readonly console?: Promise<ConsoleFiles | undefined>
  /** Told of what went wrong inside; whoever called is told nothing of it. */
  onError(error: Error): void
}
