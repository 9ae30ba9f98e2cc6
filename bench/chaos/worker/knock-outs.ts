import type { ActionSpec } from '../../../packages/operant/src/agent/capability.ts'
import type { Also, RunStore } from '../../../packages/operant/src/run/store.ts'

/** A protection that may be taken away, to prove that the verdict notices. */
export const knockOuts = ['identity', 'read-back', 'fence', 'reservation'] as const
export type KnockOut = (typeof knockOuts)[number]

/** A store without one of its protections. */
export function weakenedStore(store: RunStore, knockOut: KnockOut | undefined): RunStore {
  if (knockOut === undefined || knockOut === 'read-back') return store
  const append: RunStore['append'] = async (run, after, events, also = {}) => {
    const result = await store.append(run, after, events, without(also, knockOut))
    if (knockOut !== 'fence' || result.kind !== 'fenced') return result
    // Whoever comes second appends all the same, behind what the first has written.
    const behind = await store.append(run, (await store.read(run)).length, events, also)
    return behind.kind === 'appended' ? { kind: 'appended', seq: after + events.length } : behind
  }
  return {
    open: (run) => store.open(run),
    read: (run) => store.read(run),
    inbox: (run) => store.inbox(run),
    effect: (identity) => store.effect(identity),
    stopsOn: (switches) => store.stopsOn(switches),
    text: (digest) => store.text(digest),
    labels: (records) => store.labels(records),
    append,
  }
}

function without(also: Also, knockOut: KnockOut): Also {
  if (knockOut === 'reservation') {
    const { reserve: _, ...rest } = also
    return rest
  }
  if (knockOut !== 'identity') return also
  const { intend: _intend, settleEffect: _settle, ...rest } = also
  return rest
}

/** An action that believes its own call instead of reading back: nothing is looked for, and a yes is taken for the effect. */
export function trustingAction(spec: ActionSpec): ActionSpec {
  const { identity } = spec
  if (!identity) throw new Error(`${spec.name} is unproven, and believes its own call already`)
  const answers = new Map<string, unknown>()
  const intent = (inputs: Parameters<typeof identity>[0], occasion: number): string =>
    JSON.stringify(identity(inputs, occasion))
  return {
    ...spec,
    async perform(inputs, clients, key, say, occasion) {
      const answer = await spec.perform(inputs, clients, key, say, occasion)
      answers.set(intent(inputs, occasion), { ...(answer as object), ...spec.expect(inputs) })
      return answer
    },
    confirm: (inputs, _, occasion) => answers.get(intent(inputs, occasion)) ?? null,
  }
}
