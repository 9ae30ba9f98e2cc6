import { askOnce, type Asking, type OpenModel, type Tried } from './ask-once.ts'
import type { ModelPorts } from './ports.ts'
import type { Tally } from './tally.ts'

/** Longest pause before the same model is tried again, in milliseconds: a run can wait without holding a worker. */
const longestPause = 10_000

/** Until when models rest, because their servers asked for it. */
const resting = new WeakMap<OpenModel, { readonly until: number; readonly reason: string }>()

/** Asks a model, and again where its trouble may pass within seconds. The tries before the last go into the tally. */
export async function askPatiently(model: OpenModel, asking: Asking, tally: Tally): Promise<Tried> {
  const { ports } = asking
  const { retries = 2 } = model.definition
  const rests = restOf(model, ports)
  if (rests) return rests
  for (let tries = 0; ; tries += 1) {
    const tried = await askOnce(model, asking)
    if (tried.kind !== 'trouble') return tried
    if (tried.after !== undefined)
      resting.set(model, { until: ports.clock.now().getTime() + tried.after, reason: tried.reason })
    const pause = tried.after ?? backOff(tries, ports)
    if (!tried.again || tries >= retries || pause > longestPause) return tried
    tally.add(model, tried)
    await ports.wait(pause)
  }
}

/** A server that asked for a long pause is left alone by everybody in this process. */
function restOf(model: OpenModel, { clock }: ModelPorts): Tried | undefined {
  const rest = resting.get(model)
  const left = rest ? rest.until - clock.now().getTime() : 0
  if (!rest || left <= longestPause) return undefined
  return { kind: 'trouble', reason: rest.reason, again: true, after: left, usage: { input: 0, output: 0 } }
}

function backOff(tries: number, { random }: ModelPorts): number {
  return 500 * 2 ** tries * (0.5 + random())
}
