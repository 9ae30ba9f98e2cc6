import { createHash } from 'node:crypto'
import type { Json } from '../facts/json.ts'
import type { KeptText } from '../facts/outside-text.ts'
import type { Principal, Trust } from '../facts/provenance.ts'
import type { Instant, NewEvent, RequestAnswer, RequestKind, RunEvent, Stop } from '../journal/events.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { RunOpened } from '../journal/run-opened.ts'

/** What the life of a run needs of a database. `store/` keeps it in Postgres, `testing/` in memory. */
export interface RunStore {
  /**
   * Opens a run: its row, its first event and its first activation, in one transaction. A run id that exists already
   * is left as it is and `false` returned, so opening may be repeated.
   */
  open(run: NewRun): Promise<boolean>

  /** The run's events in order, those after `after` where that is given; nothing where the run does not exist. */
  read(run: string, after?: number): Promise<readonly RunEvent[]>

  /**
   * Appends `events` after `after`, the sequence number of the last event known, together with everything in `also`,
   * in one transaction and one round trip. `fenced` means that somebody else has appended meanwhile: stop.
   */
  append(run: string, after: number, events: readonly NewEvent[], also?: Also): Promise<AppendResult>

  /** Inbox items that no event has consumed yet, oldest first. */
  inbox(run: string): Promise<readonly InboxItem[]>

  /** Another run's effect of this identity, where there is one. */
  effect(identity: string): Promise<EffectRow | undefined>

  /** Stops that stand on one of these switches. */
  stopsOn(switches: readonly string[]): Promise<readonly Stop[]>

  /** Texts from outside by digest, with everybody known to have written them. */
  text(digest: string): Promise<KeptText | undefined>

  /** The labels that runs stored with these records, those of their fields included. */
  labels(records: readonly RecordName[]): Promise<readonly StoredLabel[]>
}

/** A record of an outside system. */
export interface RecordName {
  readonly system: string
  readonly record: string
}

/** The label of what a run stored in a record; an empty field is all of it. */
export interface StoredLabel extends RecordName {
  readonly field: string
  readonly trust: Trust
  readonly writers: readonly Principal[]
  readonly owners: readonly Principal[]
}

export interface NewRun {
  readonly id: string
  readonly at: Instant
  readonly opened: RunOpened
}

/** An intent as the register of effects holds it. */
export interface Intent {
  readonly identity: string
  readonly action: string
  readonly effect: string
  readonly argumentsHash: string
}

/** Whatever else one commit carries. All of it happens, or none. */
export interface Also {
  /** Texts from outside that the events' handles stand for, by digest. */
  readonly texts?: ReadonlyMap<string, KeptText>
  /** Labels of what the intent will store in other systems; each takes the place of the one before. */
  readonly stores?: readonly StoredLabel[]
  /** Inbox items that these events consume. */
  readonly consumed?: readonly number[]
  /**
   * Claims an identity across all runs. `identity taken` is answered when another run or call holds it, and `came` when
   * the inbox holds something that this commit does not consume: somebody may have said stop.
   */
  readonly intend?: Intent
  /**
   * The same for many at once, of different identities. `identities taken` names those that others hold; the commit is
   * made again without them. What they reserve is reserved in their order.
   */
  readonly intendEach?: readonly Intent[]
  /** Switches that concern the call: `stopped` is answered when a stop stands on one of them. */
  readonly switches?: readonly string[]
  /** The version of an agent's policies, and the number of the levels set, that the call was decided under; `policy changed` is answered when another governs. */
  readonly governedBy?: { readonly agent: string; readonly version: number; readonly autonomy: number }
  /** Reserved atomically; `over budget` is answered when one would be passed. */
  readonly reserve?: readonly Reservation[]
  /** An approval, consumed exactly once: it must be approved, unexpired at `at`, and bound to this hash. */
  readonly consumeApproval?: { readonly request: string; readonly argumentsHash: string; readonly at: Instant }
  /** What became of an intent; `absent` frees its identity and releases its reservations. */
  readonly settleEffect?: SettledEffect
  /** The same for many at once. */
  readonly settleEach?: readonly SettledEffect[]
  readonly requests?: readonly NewRequest[]
  /** Requests that no longer apply. */
  readonly withdraw?: readonly string[]
  readonly children?: readonly NewRun[]
  /** Runs that are told, through their inbox, to stop. Settled ones are left as they are. */
  readonly cancel?: readonly { readonly run: string; readonly by: string; readonly reason: string }[]
  /** The run waits: `until` is when a timer wakes it (null: only an inbox item does). */
  readonly waits?: {
    readonly until: Instant | null
    /**
     * The run waits for these stops, and is woken when one of them is released; where none stands any more it is woken a
     * second later. A stop that the store does not know yet is recorded.
     */
    readonly stops?: readonly Stop[]
    /** Told, through its inbox, that this child is parked. */ readonly parent?: string
  }
  /** Waits that begin or end with this commit. It carries neither an intent nor a rest. */
  readonly awaits?: { readonly begun: readonly AwaitedEvent[]; readonly ended: readonly string[] }
  /** The run is settled; its parent is told through its inbox. */
  readonly settled?: { readonly outcome: Outcome; readonly summary: string; readonly parent?: string }
}

/** An event that a wait is for. The run is told of it through its inbox: of the earliest that came since, at once. */
export interface AwaitedEvent {
  /** Key of the wait. */
  readonly wait: string
  /** `runSettled` where another run is waited for. */
  readonly type: string
  /** Of another run: its id, or its goal as `goalSubject` names it. */
  readonly subject: string
  /** Events received before this do not count. Of a run by its id, it counts whenever it ended. */
  readonly since: Instant
  /** Events that ended a wait of this run already, as `eventKey` names them. */
  readonly used: readonly string[]
}

/** Type of the event that a run has ended. */
export const runSettled = 'operant.run.settled'

/** Equal for the same event. */
export function eventKey({ source, id }: Pick<EventName, 'source' | 'id'>): string {
  return `${source}\n${id}`
}

/** What runs with this goal, as it was asked, are waited for by. */
export function goalSubject(goal: string, asked: string): string {
  return createHash('sha256').update(`${goal}\n${asked}`).digest('hex')
}

/** What became of an intent. */
export interface SettledEffect {
  readonly identity: string
  readonly effect: string
  readonly state: 'confirmed' | 'claimed' | 'absent' | 'differs' | 'unknown'
  /** The run that holds it, where another found it out. */
  readonly of?: string
}

/** An amount reserved against a budget for one window of time. */
export interface Reservation {
  /** Opaque: budget name, dimension value and window. */
  readonly key: string
  /** The effect that reserves; reserving twice for one effect counts once. */
  readonly effect: string
  readonly minor: bigint
  readonly limitMinor: bigint
  readonly currency: string
}

export type AppendResult =
  | { readonly kind: 'appended'; readonly seq: number }
  | { readonly kind: 'fenced' }
  | { readonly kind: 'came' }
  | { readonly kind: 'stopped'; readonly stops: readonly Stop[] }
  | { readonly kind: 'identity taken'; readonly by: EffectRow }
  | { readonly kind: 'identities taken'; readonly by: readonly EffectRow[] }
  | { readonly kind: 'over budget'; readonly budget: string; readonly usedMinor: bigint; readonly limitMinor: bigint }
  | { readonly kind: 'approval void'; readonly why: string }
  | { readonly kind: 'policy changed' }

export interface EffectRow {
  readonly identity: string
  readonly run: string
  readonly effect: string
  readonly argumentsHash: string
  readonly state: 'intended' | 'confirmed' | 'claimed' | 'absent' | 'differs' | 'unknown'
}

export type InboxItem = { readonly id: number; readonly at: Instant } & (
  | { readonly kind: 'request'; readonly request: string; readonly answer: RequestAnswer }
  | { readonly kind: 'child'; readonly run: string; readonly outcome: Outcome; readonly summary: string }
  | { readonly kind: 'parked'; readonly run: string }
  /** A child that had ended goes on. */
  | { readonly kind: 'reopened'; readonly run: string }
  | { readonly kind: 'signal'; readonly name: string; readonly payload: Json }
  | { readonly kind: 'cancel'; readonly by: string; readonly reason: string }
  /** Its time is when it was received. */
  | { readonly kind: 'event'; readonly event: EventName }
)

/** An event from outside, without what it says. */
export interface EventName {
  readonly source: string
  readonly id: string
  readonly type: string
  readonly subject: string
}

/** A row that waits for a person. */
export interface NewRequest {
  readonly id: string
  readonly kind: RequestKind
  /** Roles that may answer. */
  readonly roles: readonly string[]
  /** How many different people must agree. */
  readonly count: number
  /** Never may answer: who asked. */
  readonly requester: string
  readonly title: string
  /** Everything the person is shown: arguments, values, reasons, evidence. */
  readonly shown: Json
  /** Binds the answer to exactly these arguments. */
  readonly argumentsHash: string
  readonly askedAt: Instant
  /** Until when those may answer who are asked first. */
  readonly expiresAt: Instant
  /** People who may answer besides those with one of the roles. */
  readonly people?: readonly string[]
  /** A party outside that is asked; it answers by the code. */
  readonly outside?: { readonly mail: string; readonly name: string }
  /** Known to the party outside alone, and to nobody who could guess it. */
  readonly code?: string
  /** Equal for requests that may be approved together. */
  readonly alike?: string
  /** What happens while nobody decides. */
  readonly moments?: readonly RequestMoment[]
}

/** At a moment people are reminded, or others are asked as well, until another. Nothing of it approves anything. */
export type RequestMoment =
  | { readonly kind: 'remind'; readonly at: Instant }
  | { readonly kind: 'escalate'; readonly at: Instant; readonly roles: readonly string[]; readonly until: Instant }
