import type { Browser } from 'playwright-core'
import type { Desk, DeskOptions } from './browser/browser.ts'
import type { Sandbox } from './place/sandbox.ts'

/** What a part of the test works in. */
export interface Place {
  readonly sandbox: Sandbox
  readonly browser: Browser
  /** What matters most is enough. */
  readonly short: boolean
  /** A browser in which somebody is signed in, at the first page. It is closed with the part. */
  readonly desk: (person: string, options?: DeskOptions) => Promise<Desk>
  /** Says how far it is. */
  readonly tell: (line: string) => void
}

/** One thing that is shown of the console. */
export interface Part {
  readonly name: string
  /** Whether the short form plays it. */
  readonly short: boolean
  /** Answers what is not as it should be, a line each. */
  readonly play: (place: Place) => Promise<readonly string[]>
}
