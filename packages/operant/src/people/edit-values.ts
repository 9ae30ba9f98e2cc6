import type { Agent } from '../agent/define-agent.ts'
import type { ActionSpec } from '../agent/capability.ts'
import { formsOf } from '../asking/read-value.ts'
import type { Json } from '../facts/json.ts'
import { givenValue } from '../run/proposing/bind-inputs.ts'
import { problemOfEdit } from '../run/calling/edits.ts'

/** The values that somebody typed for arguments, as the action takes them; or why one cannot be used. */
export function editOf(
  agent: Agent,
  action: ActionSpec,
  typed: Readonly<Record<string, string>>,
): { readonly arguments: Readonly<Record<string, Json>> } | { readonly problem: string } {
  const values: Record<string, Json> = {}
  for (const [name, text] of Object.entries(typed)) {
    const need = Object.hasOwn(action.needs, name) ? action.needs[name] : undefined
    const fitting = formsOf(text)
      .map((form) => (need ? givenValue(name, need, form, 'value') : { value: form }))
      .find((given) => 'value' in given)
    values[name] = fitting && 'value' in fitting ? fitting.value : text
  }
  const problem = problemOfEdit(agent, action, values)
  return problem === undefined ? { arguments: values } : { problem }
}
