import { expect, test } from 'vitest'
import type { KeptText } from '../facts/outside-text.ts'
import type { NewEvent } from '../journal/events.ts'
import { MemoryRunStore } from '../testing/memory-store.ts'
import { notAtAll } from '../testing/workbench.ts'
import { untilNeeded } from '../testing/worlds/lingering.ts'
import { Commits, Fenced } from './commits.ts'
import type { Linger, RunContext } from './context.ts'
import type { Also, AppendResult } from './store.ts'

const none = new Map<string, KeptText>()
const textBy = (...writers: readonly string[]) => new Map([['digest', { body: 'text', writers }]])
const word = (why: string): NewEvent => ({ type: 'run.woke', why, at: '2026-01-05T09:00:00.000Z' })
const confirmed = { identity: 'line', effect: 'e1', state: 'confirmed' } as const
const intend = { identity: 'next line', effect: 'e2', action: 'refund', argumentsHash: 'hash' }

interface Sent {
  readonly events: readonly string[]
  readonly also: Also
  land(result?: AppendResult): Promise<void>
}

/** Commits whose appends land when the test says so. */
function bench(linger: Linger) {
  const sent: Sent[] = []
  const append = (_run: string, after: number, events: readonly NewEvent[], also: Also = {}): Promise<AppendResult> =>
    new Promise((resolve) => {
      const land = async (result: AppendResult = { kind: 'appended', seq: after + events.length }): Promise<void> => {
        resolve(result)
        await turns()
      }
      sent.push({ events: events.map((event) => (event.type === 'run.woke' ? event.why : event.type)), also, land })
    })
  const store = Object.assign(new MemoryRunStore(), { append })
  const context: RunContext = {
    store,
    agents: new Map(),
    connections: { client: async () => undefined },
    clock: { now: () => new Date(0) },
    id: () => 'id',
    random: () => 0.5,
    grace: 0,
    linger,
  }
  const commits = new Commits(context, 'run1', 1)
  const owe = async (why: string, settled?: Also['settleEffect'], texts = none): Promise<void> => {
    await commits.room(settled !== undefined)
    commits.stage([word(why)], texts)
    await commits.owe(settled)
  }
  return { commits, sent, owe }
}

/** Lets everything happen that can happen without an append that lands. */
async function turns(): Promise<void> {
  for (let count = 0; count < 50; count += 1) await Promise.resolve()
}

/** A moment that is over when the test says so. */
function moments() {
  const waiting = new Set<() => void>()
  const linger: Linger = (over) => {
    waiting.add(over)
    return () => void waiting.delete(over)
  }
  const pass = async (): Promise<void> => {
    for (const over of waiting) {
      waiting.delete(over)
      over()
    }
    await turns()
  }
  return { linger, pass }
}

test('what is owed goes when its moment is over, all of it as one; what is merely staged goes with it', async () => {
  const { linger, pass } = moments()
  const { commits, sent, owe } = bench(linger)
  commits.stage([word('staged')], none)
  await pass()
  expect(sent).toEqual([])
  await owe('one')
  await owe('two')
  expect(sent).toEqual([])
  await pass()
  expect(sent.map(({ events }) => events)).toEqual([['staged', 'one', 'two']])
})

test('what is owed while a commit is under way follows it, as one', async () => {
  const { commits, sent, owe } = bench(notAtAll)
  await owe('one')
  await owe('two')
  await owe('three')
  expect(sent.map(({ events }) => events)).toEqual([['one']])
  await sent[0]?.land()
  expect(sent.map(({ events }) => events)).toEqual([['one'], ['two', 'three']])
  expect(commits.committed).toBe(4)
})

test('its moment is counted while a commit is under way as well', async () => {
  const { linger, pass } = moments()
  const { sent, owe } = bench(linger)
  await owe('one')
  await pass()
  await owe('two')
  await sent[0]?.land()
  expect(sent).toHaveLength(1)
  await owe('three')
  await pass()
  expect(sent.map(({ events }) => events)).toEqual([['one'], ['two', 'three']])
})

test('a commit takes along what is owed: its events, its texts, and an effect that was confirmed', async () => {
  const { commits, sent, owe } = bench(untilNeeded)
  await owe('read back', confirmed, textBy('customer:C1'))
  await commits.turn({ intend })
  const committing = commits.commit([word('intended')], { intend }, none)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ events: ['read back', 'intended'], also: { settleEffect: confirmed, intend } })
  expect(sent[0]?.also.texts).toEqual(textBy('customer:C1'))
  await sent[0]?.land()
  expect(await committing).toEqual({ kind: 'appended', seq: 3 })
  await commits.landed()
  expect(sent).toHaveLength(1)
})

test('a text that waits in two readings is by everybody who wrote it', async () => {
  const { commits, sent, owe } = bench(untilNeeded)
  await owe('one', undefined, textBy('customer:C1'))
  await owe('two', undefined, textBy('vendor:V1'))
  await commits.turn({})
  void commits.commit([word('three')], {}, textBy('web', 'customer:C1'))
  expect(sent[0]?.also.texts).toEqual(textBy('customer:C1', 'vendor:V1', 'web'))
})

const taken = { identity: 'next line', run: 'other', effect: 'e0', argumentsHash: 'hash', state: 'intended' } as const
const refusals: readonly AppendResult[] = [
  { kind: 'came' },
  { kind: 'stopped', stops: [] },
  { kind: 'identity taken', by: taken },
  { kind: 'over budget', budget: 'day', usedMinor: 5n, limitMinor: 5n },
  { kind: 'approval void', why: 'it has expired' },
]

test.each(refusals)(
  'of a commit that is refused ($kind), what was owed before goes with the next one',
  async (refusal) => {
    const { commits, sent, owe } = bench(untilNeeded)
    await owe('read back', confirmed, textBy('customer:C1'))
    commits.consume(7)
    await commits.turn({ intend })
    const committing = commits.commit([word('intended')], { intend }, none)
    await sent[0]?.land(refusal)
    expect(await committing).toEqual(refusal)
    expect(commits.committed).toBe(1)
    const landing = commits.landed()
    await turns()
    expect(sent[1]).toMatchObject({ events: ['read back'], also: { settleEffect: confirmed, consumed: [7] } })
    expect(sent[1]?.also.texts).toEqual(textBy('customer:C1'))
    expect(sent[1]?.also.intend).toBeUndefined()
    await sent[1]?.land()
    await landing
    expect(commits.committed).toBe(2)
  },
)

test('a commit that is refused lets what is owed wait for its moment anew', async () => {
  const { linger, pass } = moments()
  const { commits, sent, owe } = bench(linger)
  await owe('read back', confirmed)
  await commits.turn({ intend })
  const committing = commits.commit([word('intended')], { intend }, none)
  await sent[0]?.land({ kind: 'came' })
  await committing
  await pass()
  expect(sent[1]).toMatchObject({ events: ['read back'], also: { settleEffect: confirmed } })
})

test('only a confirmation waits: what frees an identity and a budget sets out at once, in a commit of its own', async () => {
  const { commits, sent, owe } = bench(untilNeeded)
  await owe('one')
  await owe('found nothing', { ...confirmed, state: 'absent' })
  expect(sent).toMatchObject([{ events: ['one', 'found nothing'], also: { settleEffect: { state: 'absent' } } }])
  const turn = commits.turn({ intend })
  await sent[0]?.land()
  await turn
  void commits.commit([word('intended')], { intend }, none)
  expect(sent[1]?.also).toEqual({ intend })
})

test('one commit says what became of one effect', async () => {
  const { commits, sent, owe } = bench(untilNeeded)
  const second = { ...confirmed, identity: 'other line', effect: 'e0' }
  await owe('one', confirmed)
  const owing = owe('other', second)
  await turns()
  expect(sent).toMatchObject([{ events: ['one'], also: { settleEffect: confirmed } }])
  await sent[0]?.land()
  await owing
  const unknown = { ...confirmed, effect: 'e3', state: 'unknown' as const }
  const turn = commits.turn({ settleEffect: unknown })
  await turns()
  expect(sent[1]).toMatchObject({ events: ['other'], also: { settleEffect: second } })
  await sent[1]?.land()
  await turn
  void commits.commit([word('third')], { settleEffect: unknown }, none)
  expect(sent[2]).toMatchObject({ events: ['third'], also: { settleEffect: unknown } })
})

test.each([
  ['sixteen events', Array.from({ length: 16 }, () => none)],
  ['a quarter of a million characters', [new Map([['digest', { body: 'x'.repeat(256_000), writers: [] }]])]],
])('at most %s wait for company', async (_, owed) => {
  const { sent, owe } = bench(untilNeeded)
  for (const texts of owed) await owe('one', undefined, texts)
  expect(sent).toEqual([])
  let went = false
  const owing = owe('one more').then(() => (went = true))
  await turns()
  expect(sent.map(({ events }) => events.length)).toEqual([owed.length])
  expect(went).toBe(false)
  await sent[0]?.land()
  await owing
  expect(sent).toHaveLength(1)
})

test('once it was overtaken, it says so at every turn and sends nothing more', async () => {
  const { commits, sent, owe } = bench(notAtAll)
  await owe('one')
  await owe('two')
  await sent[0]?.land({ kind: 'fenced' })
  await expect(owe('three')).rejects.toThrow(Fenced)
  await expect(commits.turn({})).rejects.toThrow(Fenced)
  await expect(commits.landed()).rejects.toThrow(Fenced)
  expect(sent).toHaveLength(1)
})
