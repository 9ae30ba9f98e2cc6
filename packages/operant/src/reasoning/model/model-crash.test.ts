import { afterEach, expect, test } from 'vitest'
import type { RunEvent } from '../../journal/events.ts'
import { MemoryRunStore } from '../../testing/memory-store.ts'
import { notAtAll } from '../../testing/workbench.ts'
import { untilNeeded } from '../../testing/worlds/lingering.ts'
import { call, learning, scriptedBench } from '../../testing/worlds/scripted-model-bench.ts'
import type { Policy, ScriptedModel } from '../../testing/scripted-model-server.ts'
import type { ScriptedReply } from '../../testing/scripted-model.ts'
import { reasonerOver } from './model-reasoner.ts'

const story = [
  ...learning.slice(0, 1),
  call('nonsense'),
  ...learning.slice(1),
  call('done'),
  call('refund', { about: ['O1'] }),
  call('reply'),
  call('done'),
]

/** Several reads in one answer, then a change among others. */
const together: readonly ScriptedReply[] = [
  call('readTicket'),
  { calls: [{ tool: 'readOrder', arguments: { about: ['O1'] } }, { tool: 'classify' }, { tool: 'reply' }] },
  call('remedyTable', { about: ['O1'] }),
  { calls: [{ tool: 'refund', arguments: { about: ['O1'] } }, { tool: 'reply' }] },
  call('reply'),
]

const plans = [
  ['readTicket', 'classify', 'refund'],
  ['readOrder', 'remedyTable', 'refund', 'reply'],
]

/** A plan ahead whose last step is refused, and its revision. */
const ahead: Policy = ({ messages }) => {
  const tools = plans[messages.filter(({ role }) => role === 'assistant').length] ?? []
  const steps = tools.map((tool) => ({ tool, about: /Order|refund|Table/.test(tool) ? ['O1'] : [], inputs: [] }))
  return { text: JSON.stringify({ steps }) }
}

interface How {
  readonly says: readonly ScriptedReply[] | Policy
  readonly planning?: 'steps' | 'ahead'
  readonly text?: 'closed' | 'open'
}

class Crash extends Error {}

/** Fails at one append: before it is written, or after, when the answer is lost. */
class CrashingStore extends MemoryRunStore {
  appends = 0
  private readonly at: number
  private readonly written: boolean

  constructor(at: number, written: boolean) {
    super()
    this.at = at
    this.written = written
  }

  override async append(...args: Parameters<MemoryRunStore['append']>): ReturnType<MemoryRunStore['append']> {
    const crashes = ++this.appends === this.at
    if (crashes && !this.written) throw new Crash()
    const result = await super.append(...args)
    if (crashes) throw new Crash()
    return result
  }
}

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

async function run(store: CrashingStore, linger = notAtAll, how: How = { says: story }) {
  const one = await scriptedBench(how.says, {
    store,
    linger,
    planning: how.planning ?? 'steps',
    text: how.text ?? 'closed',
  })
  models.push(one.model)
  await one.bench.start('support', 'resolve', { ticketId: 'T1' }, 'run1')
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      await one.bench.work()
      break
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      store.woken.push('run1')
    }
  }
  const prompts = one.model.requests.map(({ body }) => JSON.stringify(body.messages))
  return { ...one, state: await one.bench.state('run1'), prompts: new Set(prompts), asked: prompts.length }
}

test.each([
  ['its commits wait for no company', notAtAll],
  ['they wait until they are needed', untilNeeded],
])(
  'killed at every append, before it or after, the run resumes with the same words and does nothing twice: %s',
  async (_, linger) => {
    const whole = await run(new CrashingStore(Infinity, false), linger)
    expect(whole.state.settled?.outcome).toBe('met')
    // All but the closing "done": the runtime sees for itself that every check holds.
    expect(whole.asked).toBe(story.length - 1)
    const appends = (whole.bench.store as CrashingStore).appends
    expect(appends).toBeGreaterThan(10)
    for (let at = 1; at <= appends; at += 1) {
      for (const written of [false, true]) {
        const { state, shop, prompts, asked } = await run(new CrashingStore(at, written), linger)
        expect(state.settled?.outcome, `append ${at}, written: ${written}`).toBe('met')
        expect(shop.refunds).toHaveLength(1)
        expect(shop.replies).toHaveLength(1)
        expect(prompts).toEqual(whole.prompts)
        // Only an answer that was not written down is asked for again.
        expect(asked).toBeLessThanOrEqual(story.length + (written ? 0 : 1))
      }
    }
  },
  120_000,
)

test.each<[string, How]>([
  ['several calls of one answer', { says: together }],
  ['a plan ahead', { says: ahead, planning: 'ahead' }],
  ['several calls, text open', { says: together, text: 'open' }],
])(
  'killed at every append, it resumes with the same words and does nothing twice: %s',
  async (_, how) => {
    const whole = await run(new CrashingStore(Infinity, false), notAtAll, how)
    expect(whole.state.settled?.outcome).toBe('met')
    const appends = (whole.bench.store as CrashingStore).appends
    for (let at = 1; at <= appends; at += 1) {
      for (const written of [false, true]) {
        const { state, shop, prompts, asked } = await run(new CrashingStore(at, written), notAtAll, how)
        expect(state.settled?.outcome, `append ${at}, written: ${written}`).toBe('met')
        expect([shop.refunds.length, shop.replies.length]).toEqual([1, 1])
        expect(prompts).toEqual(whole.prompts)
        expect(asked).toBeLessThanOrEqual(whole.asked + (written ? 0 : 1))
      }
    }
  },
  120_000,
)

/** A model that must not be asked. */
const nobody = reasonerOver({ has: () => true, ask: () => Promise.reject(new Error('a model was asked')) })

test.each<[string, How, RunEvent['type']]>([
  ['the last call', { says: together }, 'step.proposed'],
  ['the last plan', { says: ahead, planning: 'ahead' }, 'plan.proposed'],
])('what is written down is carried out without asking anybody, from %s on', async (_, how, since) => {
  const whole = await run(new CrashingStore(Infinity, false), notAtAll, how)
  const events = await whole.bench.store.read('run1')
  const kept = events.slice(0, events.findLastIndex(({ type }) => type === since) + 1)
  const store = new MemoryRunStore()
  const one = await scriptedBench(how.says, { store, planning: how.planning ?? 'steps', reasonsBy: nobody })
  models.push(one.model)
  if (kept.some(({ type }) => type === 'effect.intended')) one.shop.refunds.push(...whole.shop.refunds)
  await one.bench.start('support', 'resolve', { ticketId: 'T1' }, 'run1')
  store.journals.set('run1', kept)
  for (const [digest, text] of whole.bench.store.texts) store.texts.set(digest, text)
  await one.bench.work()
  expect((await one.bench.state('run1')).settled?.outcome).toBe('met')
  expect([one.shop.refunds.length, one.shop.replies.length]).toEqual([1, 1])
  expect(one.model.requests).toEqual([])
})
