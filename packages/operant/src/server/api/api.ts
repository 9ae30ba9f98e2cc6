import type { OpenAPIHono } from '@hono/zod-openapi'
import type { SigningKeys } from '../../access/signature.ts'
import type { Clock } from '../../facts/time.ts'
import type { Project } from '../../project/open-project.ts'
import type { Principal } from '../../store/principals.ts'
import type { JournalFeed } from './live/feed.ts'
import type { Rates } from './rate-limits.ts'

/** What the API is about. */
export interface ApiParts {
  readonly project: Project
  /** By these keys answers of people are signed. */
  readonly keys: SigningKeys
  /** Reads the journal for everybody who follows it. */
  readonly feed: JournalFeed
  /** The clock that sessions, limits and kept answers go by, whatever day it is in the project. */
  readonly wall: Clock
  /** Where people reach it, if it has a public address. */
  readonly publicUrl?: string
  /** Default: `usualRates`. */
  readonly rates?: Rates
  /** Told of what went wrong inside; whoever called is told nothing of it. */
  onError(error: Error): void
}

/** Whoever calls, with the roles that their token may use. */
export interface Caller extends Principal {
  /** The id of the token, never its secret. */
  readonly token: string
  /** By which way it was shown: a browser sends its cookie whoever made it do so. */
  readonly by: 'header' | 'cookie'
}

export interface ApiEnv {
  Variables: {
    parts: ApiParts
    /** Whoever calls; undefined for nobody, with what is wrong in `unknown`. */
    caller: Caller | undefined
    unknown: string | undefined
    /** Of a call with an `Idempotency-Key`: the same for each try, and for nothing else. */
    once: string | undefined
  }
}

export type Api = OpenAPIHono<ApiEnv>
