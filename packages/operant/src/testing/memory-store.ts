import type { KeptText } from '../facts/outside-text.ts'
import type { NewEvent, RunEvent, Stop } from '../journal/events.ts'
import { MemoryEvents, type ReceivedEvent } from './memory-events.ts'
import type {
  Also,
  AppendResult,
  EffectRow,
  InboxItem,
  NewRequest,
  NewRun,
  RecordName,
  Reservation,
  RunStore,
  StoredLabel,
} from '../run/store.ts'

type RequestRow = NewRequest & {
  readonly run: string
  state: 'open' | 'approved' | 'edited' | 'rejected' | 'consumed' | 'withdrawn' | 'answered'
}
/** An inbox item without what the store adds. */
export type Delivered = InboxItem extends infer Item
  ? Item extends InboxItem
    ? Omit<Item, 'id' | 'at'>
    : never
  : never

/** A run store in memory with the promises of the real one, for tests of agents. One process, nothing kept. */
export class MemoryRunStore implements RunStore {
  readonly journals = new Map<string, RunEvent[]>()
  readonly requests = new Map<string, RequestRow>()
  readonly effects = new Map<string, EffectRow>()
  readonly timers = new Map<string, number | undefined>()
  /** The version of each agent's policies that governs, for agents whose policies have versions. */
  readonly governing = new Map<string, number>()
  /** Runs that something woke, in order. */
  readonly woken: string[] = []
  /** Stops that stand. */
  readonly stops: Stop[] = []
  private readonly released = new Set<string>()
  /** Runs that wait for a stop to be released. */
  private readonly stopped = new Set<string>()
  private readonly items = new Map<string, InboxItem[]>()
  readonly texts = new Map<string, KeptText>()
  private readonly stored = new Map<string, StoredLabel>()
  private readonly used = new Map<string, Map<string, bigint>>()
  private readonly events = new MemoryEvents((run, event, at) => this.deliver(run, { kind: 'event', event }, at))
  private nextItem = 1

  async open(run: NewRun): Promise<boolean> {
    return this.openNow(run)
  }

  async read(run: string, after = 0): Promise<readonly RunEvent[]> {
    return this.copy((this.journals.get(run) ?? []).slice(after))
  }

  async append(run: string, after: number, events: readonly NewEvent[], also: Also = {}): Promise<AppendResult> {
    if (events.length === 0) throw new TypeError('an append carries at least one event')
    const journal = this.journals.get(run)
    if (!journal || journal.length !== after) return { kind: 'fenced' }
    const refused = this.refusal(run, also)
    if (refused) return refused
    events.forEach((event, index) => journal.push(this.copy({ ...event, seq: after + index + 1 })))
    this.carryOut(run, also, Date.parse(events.at(-1)?.at ?? ''))
    if (also.settled) this.tellOfEnd(run, journal)
    if (also.awaits) this.events.awaits(run, also.awaits)
    return { kind: 'appended', seq: journal.length }
  }

  async inbox(run: string): Promise<readonly InboxItem[]> {
    return [...(this.items.get(run) ?? [])]
  }

  async effect(identity: string): Promise<EffectRow | undefined> {
    return this.effects.get(identity)
  }

  async text(digest: string): Promise<KeptText | undefined> {
    return this.texts.get(digest)
  }

  async stopsOn(switches: readonly string[]): Promise<readonly Stop[]> {
    return this.stops.filter((stop) => switches.includes(stop.switch))
  }

  /** Releases a stop, and wakes every run that waits for one. */
  release(id: string): void {
    this.released.add(id)
    this.stops.splice(0, this.stops.length, ...this.stops.filter((stop) => stop.id !== id))
    this.woken.push(...this.stopped)
    this.stopped.clear()
  }

  async labels(records: readonly RecordName[]): Promise<readonly StoredLabel[]> {
    return [...this.stored.values()].filter((one) =>
      records.some(({ system, record }) => one.system === system && one.record === record),
    )
  }

  /** Puts something into a run's inbox and wakes it, unless it is settled. */
  deliver(run: string, item: Delivered, at = new Date(0).toISOString()): void {
    const journal = this.journals.get(run)
    if (!journal || journal.at(-1)?.type === 'run.settled') return
    const list = this.items.get(run) ?? []
    list.push({ ...item, id: this.nextItem++, at })
    this.items.set(run, list)
    this.woken.push(run)
  }

  /** Takes an event from outside, and wakes every run that waits for it. */
  receive(event: ReceivedEvent): 'received' | 'seen before' {
    return this.events.receive(event)
  }

  /** What goes in and out is copied, as by a real store, so that nobody changes what was written. */
  protected copy<T>(value: T): T {
    return structuredClone(value)
  }

  /** What is reserved or spent of all budgets, in minor units. */
  spent(): bigint {
    return [...this.used.keys()].reduce((sum, key) => sum + this.usedOf(key), 0n)
  }

  private usedOf(key: string): bigint {
    return [...(this.used.get(key)?.values() ?? [])].reduce((sum, amount) => sum + amount, 0n)
  }

  private openNow(run: NewRun): boolean {
    if (this.journals.has(run.id)) return false
    this.journals.set(run.id, [{ ...this.copy(run.opened), seq: 1, at: run.at }])
    this.woken.push(run.id)
    return true
  }

  private tellOfEnd(run: string, journal: readonly RunEvent[]): void {
    const opened = journal[0]
    if (opened?.type === 'run.opened') this.events.settled(run, opened, journal.at(-1)?.at ?? '')
  }

  private refusal(run: string, also: Also): AppendResult | undefined {
    const { intend, consumeApproval, governedBy, consumed = [] } = also
    if (governedBy && this.governing.get(governedBy.agent) !== governedBy.version) return { kind: 'policy changed' }
    const came = (this.items.get(run) ?? []).some(({ id }) => !consumed.includes(id))
    const { intendEach = [] } = also
    if ((intend ?? intendEach[0]) && came) return { kind: 'came' }
    const stops = this.stops.filter((stop) => also.switches?.includes(stop.switch))
    if (stops.length > 0) return { kind: 'stopped', stops }
    const held = intend && this.effects.get(intend.identity)
    if (intend && held && held.state !== 'absent' && held.effect !== intend.effect)
      return { kind: 'identity taken', by: held }
    const taken = intendEach.flatMap(({ identity, effect }) => {
      const row = this.effects.get(identity)
      return row && row.state !== 'absent' && row.effect !== effect ? [row] : []
    })
    if (taken.length > 0) return { kind: 'identities taken', by: taken }
    if (consumeApproval) {
      const request = this.requests.get(consumeApproval.request)
      const live =
        request?.state === 'approved' &&
        request.run === run &&
        request.argumentsHash === consumeApproval.argumentsHash &&
        request.expiresAt > consumeApproval.at
      if (!live) return { kind: 'approval void', why: 'it is not open, not for these arguments, or too old' }
    }
    const together = new Map<string, bigint>()
    for (const one of also.reserve ?? []) {
      const usedMinor = this.usedWithout(one)
      const before = together.get(one.key) ?? 0n
      if (usedMinor + before + one.minor > one.limitMinor)
        return { kind: 'over budget', budget: one.key, usedMinor, limitMinor: one.limitMinor }
      together.set(one.key, before + one.minor)
    }
    return undefined
  }

  private usedWithout(one: Reservation): bigint {
    return this.usedOf(one.key) - (this.used.get(one.key)?.get(one.effect) ?? 0n)
  }

  private carryOut(run: string, also: Also, now: number): void {
    for (const [digest, { body, writers }] of also.texts ?? []) {
      const before = this.texts.get(digest)?.writers ?? []
      this.texts.set(digest, { body, writers: [...new Set([...before, ...writers])] })
    }
    for (const one of also.stores ?? []) this.stored.set(JSON.stringify([one.system, one.record, one.field]), one)
    for (const id of also.consumed ?? [])
      this.items.set(
        run,
        (this.items.get(run) ?? []).filter((item) => item.id !== id),
      )
    for (const one of [...(also.intend ? [also.intend] : []), ...(also.intendEach ?? [])])
      this.effects.set(one.identity, { ...one, run, state: 'intended' })
    for (const one of also.reserve ?? [])
      this.used.set(one.key, (this.used.get(one.key) ?? new Map<string, bigint>()).set(one.effect, one.minor))
    if (also.consumeApproval) this.setRequest(also.consumeApproval.request, 'consumed')
    for (const one of [...(also.settleEffect ? [also.settleEffect] : []), ...(also.settleEach ?? [])])
      this.settleEffect(one)
    for (const request of also.requests ?? [])
      if (request.kind !== 'review' || !this.requests.has(request.id))
        this.requests.set(request.id, { ...request, run, state: 'open' })
    for (const id of also.withdraw ?? []) this.withdraw(id)
    for (const child of also.children ?? []) this.openNow(child)
    for (const { run: other, ...cancel } of also.cancel ?? []) this.deliver(other, { kind: 'cancel', ...cancel })
    if (also.waits) {
      this.timers.set(run, also.waits.until === null ? undefined : Date.parse(also.waits.until))
      if (also.waits.stops) this.waitForStops(run, also.waits.stops, now)
      if (also.waits.parent) this.deliver(also.waits.parent, { kind: 'parked', run })
    }
    if (also.settled) {
      this.timers.delete(run)
      if (also.settled.parent)
        this.deliver(also.settled.parent, {
          kind: 'child',
          run,
          outcome: also.settled.outcome,
          summary: also.settled.summary,
        })
    }
  }

  private waitForStops(run: string, stops: readonly Stop[], now: number): void {
    this.stops.push(...stops.filter(({ id }) => !this.released.has(id) && !this.stops.some((one) => one.id === id)))
    this.stopped.add(run)
    if (stops.every(({ id }) => this.released.has(id)))
      this.timers.set(run, Math.min(this.timers.get(run) ?? Infinity, now + 1_000))
  }

  private settleEffect(settled: NonNullable<Also['settleEffect']>): void {
    const row = this.effects.get(settled.identity)
    if (!row || row.effect !== settled.effect) {
      // Found out meanwhile by another.
      if (settled.of !== undefined) return
      throw new Error(`identity ${settled.identity} is not held by effect ${settled.effect}`)
    }
    this.effects.set(settled.identity, { ...row, state: settled.state })
    if (settled.state !== 'absent') return
    for (const amounts of this.used.values()) amounts.delete(settled.effect)
  }

  private withdraw(id: string): void {
    const request = this.requests.get(id)
    if (request?.state === 'open' || request?.state === 'approved') request.state = 'withdrawn'
  }

  private setRequest(id: string, state: RequestRow['state']): void {
    const request = this.requests.get(id)
    if (request) request.state = state
  }
}
