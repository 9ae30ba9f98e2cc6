import { isDeepStrictEqual } from 'node:util'
import type { Json } from 'operant'

/** A tool call of the data, as it stands there. */
export interface ToolCall {
  readonly name: string
  readonly arguments: Readonly<Record<string, Json>>
  readonly kind: string
}

/** A call of one of the agent's writes. Every argument is the model's own word; `about` says for which record it is. */
export interface Wish {
  readonly capability: string
  readonly about: readonly string[]
  readonly arguments: Readonly<Record<string, Json>>
}

/** The same call with other values for some arguments. */
export function withArguments(wish: Wish, changed: Readonly<Record<string, Json>>): Wish {
  return { ...wish, arguments: { ...wish.arguments, ...changed } }
}

/** Whether an approval shows exactly this: the action, the record it is about, every argument, and nothing else. */
export function isExactly(
  wish: Wish,
  shown: { readonly action: string; readonly arguments: Readonly<Record<string, Json>> },
  entity: string,
): boolean {
  const [id] = wish.about
  const expected = { ...wish.arguments, ...(id === undefined ? {} : { [entity]: id }) }
  return shown.action === wish.capability && isDeepStrictEqual(shown.arguments, expected)
}
