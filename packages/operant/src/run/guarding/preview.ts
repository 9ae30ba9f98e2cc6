import { Said, say } from '../../agent/say.ts'
import { decodeFact, encodeFact } from '../../facts/fact.ts'
import type { ActionSpec, Values } from '../../agent/capability.ts'
import type { Activation } from '../activation.ts'
import type { Call } from '../calling/call.ts'
import { failureOf, troubleOf, troubleSaid, type Trouble } from '../stepping/failures.ts'
import { CallTurn } from '../stepping/call-turn.ts'
import { clientsOf, outside } from '../stepping/outside.ts'
import { referenceTo } from '../stepping/take-step.ts'

/**
 * What a call would come to, asked of the live systems with its very arguments: a fact for its policies, by name.
 * Undefined where it could not be told; the step has failed then, for a call that is not understood is not decided.
 */
export async function previewOf(activation: Activation, call: Call, turn?: CallTurn): Promise<Values | undefined> {
  const { values, trouble } = await previewed(activation, call, turn)
  if (values) return values
  const failures = [call.step, ...call.joined].map((step) => ({
    type: 'step.failed' as const,
    step: referenceTo(step),
    failure: failureOf(activation.known(), step, trouble, activation.context.random),
  }))
  await activation.commit(failures)
  return undefined
}

/** What a call would come to, or why that could not be told. */
export type Previewed =
  | { readonly values: Values; readonly trouble?: never }
  | { readonly values?: never; readonly trouble: Trouble }

/** What a call would come to, or why that could not be told. */
export async function previewed(activation: Activation, call: Call, turn?: CallTurn): Promise<Previewed> {
  const { spec } = call.step
  if (!spec.preview || call.undoes !== undefined) return { values: {} }
  if (turn) return askedFor(activation, call, spec.preview, turn)
  const own = CallTurn.of(activation, spec)
  try {
    return await askedFor(activation, call, spec.preview, own)
  } finally {
    own?.leave()
  }
}

async function askedFor(
  activation: Activation,
  call: Call,
  preview: NonNullable<ActionSpec['preview']>,
  turn: CallTurn | undefined,
): Promise<Previewed> {
  const { spec } = call.step
  await turn?.next()
  try {
    const clients = await clientsOf(activation.context, spec)
    const ask = () => preview.read(call.values, clients, say)
    const read = await outside(activation.context, spec, `${spec.name} (preview)`, ask, turn)
    if (!(read instanceof Said))
      return { values: { [preview.gives.name]: decodeFact(preview.gives, encodeFact(preview.gives, read).json) } }
    return { trouble: troubleSaid(read) }
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}
