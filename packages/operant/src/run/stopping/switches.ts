import { chainOf } from '../../agent/common.ts'
import type { Json } from '../../facts/json.ts'
import type { Activation } from '../activation.ts'
import type { Call } from '../calling/call.ts'
import { undoName } from '../loading/load-agent.ts'

/** Longer texts are no ids. */
const longestId = 200

/** Every switch that stops this call: of its agent, action and connectors, and of each thing that it is about. */
export function switchesOf({ loaded, state }: Activation, call: Call): readonly string[] {
  const { spec } = call.step
  const kinds = chainOf(spec.scope).map(({ name }) => name)
  const steps = [call.step, ...call.joined]
  const members = steps.flatMap(({ scope }) => scope.map((id, place) => entitySwitch(kinds[place] ?? '', id)))
  const about = [state.opened.input, call.arguments, ...steps.map(({ inputs }) => inputs.values)]
  // A need named `id` whose fact is `orderId`, or a field of `order`, is about an order.
  const facts = Object.entries(spec.needs).flatMap(([need, { fact, path }]) =>
    steps.flatMap(({ inputs }) => thingsIn(fact.name, wrapped(path, inputs.values[need]))),
  )
  const things = about.flatMap((values) => thingsIn('', values))
  return [
    ...new Set([
      'all',
      `agent:${loaded.agent.name}`,
      `action:${spec.name}`,
      ...(call.undoes === undefined ? [] : [`action:${undoName(spec.name)}`]),
      ...Object.values(spec.uses).map(({ name }) => `connector:${name}`),
      ...members,
      ...facts,
      ...things,
    ]),
  ]
}

function entitySwitch(kind: string, id: string): string {
  return `entity:${kind}:${id}`
}

/** The kind of thing that an argument or input names: `order` for `orderId`, `order_id` or `order`. */
export function kindNamed(name: string): string {
  return name.replace(/[_.-]?(id|Id|ID)$/, '') || name
}

function wrapped(path: readonly string[], value: Json | undefined): Json | undefined {
  return path.reduceRight<Json | undefined>(
    (inner, field) => (inner === undefined ? undefined : { [field]: inner }),
    value,
  )
}

/** Things that a value called `name` is, or says something about: of `order: { id, customer }` an order and a customer. */
function thingsIn(
  name: string,
  value: Json | Readonly<Record<string, Json | undefined>> | undefined,
): readonly string[] {
  if (typeof value === 'string')
    return name === '' || value.length > longestId ? [] : [entitySwitch(kindNamed(name), value)]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => thingsIn(name, one))
  return Object.entries(value).flatMap(([field, inner]) =>
    thingsIn(field === 'id' && name !== '' ? name : field, inner),
  )
}
