import { textsTogether, type KeptText } from '../facts/outside-text.ts'
import type { NewEvent } from '../journal/events.ts'
import type { Linger, RunContext } from './context.ts'
import type { Also, AppendResult } from './store.ts'

/** Somebody else has appended to this run meanwhile: this activation ends and does nothing more. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

type Settled = NonNullable<Also['settleEffect']>
type Texts = ReadonlyMap<string, KeptText>

/** Most events, and most characters of texts, that wait for company; who has more to add waits until they are committed. */
const mostEvents = 16
const mostText = 256_000

/** About a millisecond: longer than planning and guarding take, shorter than most reads. */
const aMoment: Linger = (over) => {
  const timer = setTimeout(over, 1)
  return () => clearTimeout(timer)
}

/**
 * What one activation has worked out and not yet committed, and its commits: one at a time, each behind the one before.
 * Events that are merely staged go with the next commit. What is owed as well goes without one when it has waited for a
 * moment, or with the next one before that: then the two share it.
 */
export class Commits {
  /** Sequence number of the last event that was given to the store. */
  committed: number
  readonly #context: RunContext
  readonly #run: string
  #staged: NewEvent[] = []
  #texts: Texts = new Map()
  #textLength = 0
  #consumed: number[] = []
  #settled: Settled | undefined
  #owed = false
  /** What is owed has waited for a moment, and for the commit under way since. */
  #due = false
  #callOff: (() => void) | undefined
  #busy = false
  /** Resolves, whatever comes of it, when the commit under way is done. */
  #underWay: Promise<void> = Promise.resolve()
  /** Nothing is committed any more after a commit that failed. */
  #failure: Error | undefined

  constructor(context: RunContext, run: string, committed: number) {
    this.#context = context
    this.#run = run
    this.committed = committed
  }

  /** What is to be committed with the next commit. */
  get staged(): readonly NewEvent[] {
    return this.#staged
  }

  stage(events: readonly NewEvent[], texts: Texts): void {
    this.#staged.push(...events)
    if (texts.size === 0) return
    this.#texts = textsTogether([...this.#texts, ...texts])
    for (const { body } of texts.values()) this.#textLength += body.length
  }

  /** An item leaves the inbox with the next commit. */
  consume(item: number): void {
    this.#consumed.push(item)
  }

  /**
   * Resolves at once, but where too much waits for company already, or the outcome of another effect does.
   * @throws Fenced when another activation has appended.
   */
  async room(settles: boolean): Promise<void> {
    this.#check()
    const full = this.#staged.length >= mostEvents || this.#textLength >= mostText
    if (this.#owed && (full || (settles && this.#settled))) await this.landed()
  }

  /**
   * From now on everything staged is owed. Only a confirmation waits for company: what frees an identity and a budget
   * must be done before the same run reserves again.
   */
  async owe(settled: Settled | undefined): Promise<void> {
    this.#owed = true
    this.#settled ??= settled
    if (settled && settled.state !== 'confirmed') {
      await this.#quietened()
      this.#send()
    } else this.#waitForCompany()
  }

  /**
   * Resolves when nothing is under way that the next commit has to wait for. It is to follow without a pause.
   * @throws Fenced when another activation has appended.
   */
  async turn(also: Also): Promise<void> {
    if (this.#settled && also.settleEffect) return this.landed()
    await this.#quietened()
    this.#check()
  }

  /** Commits all that is staged and owed together with `events`. On any answer but `appended`, nothing of it happened and it stays. */
  async commit(events: readonly NewEvent[], also: Also, texts: Texts): Promise<AppendResult> {
    const batch = this.#batch(events, also, texts)
    const result = await this.#context.store
      .append(this.#run, this.committed, batch.events, batch.also)
      .catch(this.#fail)
    if (result.kind === 'fenced') throw this.#fenced()
    if (result.kind === 'appended') this.#tell(batch.events, this.#forget(batch.events.length))
    else if (this.#owed) this.#waitForCompany()
    return result
  }

  /**
   * Commits what is owed, and texts that are only staged; resolves when every commit so far is done.
   * @throws Fenced when another activation has appended.
   */
  async landed(): Promise<void> {
    await this.#quietened()
    if (!this.#failure && (this.#owed || this.#texts.size > 0)) {
      this.#send()
      await this.#underWay
    }
    this.#check()
  }

  /** Nothing more is sent by itself; resolves when the commit under way is done. */
  async #quietened(): Promise<void> {
    this.#callOff?.()
    this.#callOff = undefined
    this.#due = false
    await this.#underWay
  }

  #waitForCompany(): void {
    if (this.#callOff || this.#due) return
    const linger = this.#context.linger ?? aMoment
    let over = false
    const callOff = linger(() => {
      over = true
      this.#callOff = undefined
      this.#due = true
      if (!this.#busy) this.#send()
    })
    if (!over) this.#callOff = callOff
  }

  #send(): void {
    const { events, also } = this.#batch([], {}, new Map())
    const appending = this.#context.store.append(this.#run, this.committed, events, also)
    const first = this.#forget(events.length)
    this.#due = false
    this.#busy = true
    this.#underWay = this.#land(appending, events, first)
  }

  async #land(appending: Promise<AppendResult>, events: readonly NewEvent[], first: number): Promise<void> {
    try {
      const { kind } = await appending
      if (kind === 'appended') this.#tell(events, first)
      else this.#fenced()
    } catch (error) {
      this.#note(error)
    }
    this.#busy = false
    if (this.#due && !this.#failure) this.#send()
  }

  #batch(fresh: readonly NewEvent[], also: Also, texts: Texts) {
    const allTexts = texts.size > 0 ? textsTogether([...this.#texts, ...texts]) : this.#texts
    return {
      events: [...this.#staged, ...fresh],
      also: {
        ...(this.#settled ? { settleEffect: this.#settled } : {}),
        ...also,
        ...(allTexts.size > 0 ? { texts: allTexts } : {}),
        ...(this.#consumed.length > 0 ? { consumed: this.#consumed } : {}),
      },
    }
  }

  /** Everything is given to the store; answers the sequence number of its first event. */
  #forget(appended: number): number {
    const first = this.committed + 1
    this.committed += appended
    this.#staged = []
    this.#texts = new Map()
    this.#textLength = 0
    this.#consumed = []
    this.#settled = undefined
    this.#owed = false
    return first
  }

  #tell(events: readonly NewEvent[], first: number): void {
    const { observe } = this.#context
    events.forEach((event, index) => observe?.(this.#run, { ...event, seq: first + index }))
  }

  #check(): void {
    if (this.#failure) throw this.#failure
  }

  #fenced(): Error {
    return this.#note(new Fenced(`run ${this.#run} is driven elsewhere`))
  }

  readonly #note = (error: unknown): Error => {
    this.#failure = error instanceof Error ? error : new Error(String(error))
    return this.#failure
  }

  readonly #fail = (error: unknown): never => {
    throw this.#note(error)
  }
}
