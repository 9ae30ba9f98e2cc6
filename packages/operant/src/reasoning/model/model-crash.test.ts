import { afterEach, expect, test } from 'vitest'
import { MemoryRunStore } from '../../testing/memory-store.ts'
import { notAtAll } from '../../testing/workbench.ts'
import { untilNeeded } from '../../testing/worlds/lingering.ts'
import { call, learning, scriptedBench } from '../../testing/worlds/scripted-model-bench.ts'
import type { ScriptedModel } from '../../testing/scripted-model-server.ts'

const story = [
  ...learning.slice(0, 1),
  call('nonsense'),
  ...learning.slice(1),
  call('done'),
  call('refund', { about: ['O1'] }),
  call('reply'),
  call('done'),
]

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

async function run(store: CrashingStore, linger = notAtAll) {
  const one = await scriptedBench(story, { store, linger })
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
