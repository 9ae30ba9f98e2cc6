import type { Call } from '../calling/call.ts'
import { undoName } from '../loading/load-agent.ts'

/** What the policies call a call: taking an effect back is an action of its own to them. */
export function policyName(call: Call): string {
  return call.undoes === undefined ? call.step.spec.name : undoName(call.step.spec.name)
}
