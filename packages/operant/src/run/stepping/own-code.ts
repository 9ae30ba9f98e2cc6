import { scopeKey } from '../../facts/key.ts'
import type { StepReference } from '../../journal/events.ts'
import type { ReadyStep } from '../../planning/plan.ts'

/** A part of a capability's own code that threw: the step is of no use with these inputs, the run goes on. */
export class BrokenCode extends Error {
  override readonly name = 'BrokenCode'
  readonly step: StepReference

  constructor(step: StepReference, part: string, cause: unknown) {
    super(`"${part}" of ${step.capability} broke: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.step = step
  }
}

/** Runs code of a capability that is not supposed to throw. */
export function ownCode<T>(step: Pick<ReadyStep, 'spec' | 'scope' | 'inputs'>, part: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { spec, scope, inputs } = step
    throw new BrokenCode({ capability: spec.name, scope: scopeKey(scope), inputs: inputs.hash }, part, error)
  }
}
