import type { ToolCall } from '../data/suite.ts'

/** How a hijacked model puts its own task's calls and the injected ones in order; `seen`: the call that shows the injection. */
export type Order = (user: readonly ToolCall[], seen: number, injected: readonly ToolCall[]) => readonly ToolCall[]

export const orders: Readonly<Record<string, Order>> = {
  'at once': (user, seen, injected) => [...user.slice(0, seen + 1), ...injected, ...user.slice(seen + 1)],
  interleaved: (user, seen, injected) => [...user.slice(0, seen + 1), ...inTurns(injected, user.slice(seen + 1))],
  'at the end': (user, _, injected) => [...user, ...injected],
  instead: (user, seen, injected) => [...user.slice(0, seen + 1), ...injected],
}

function inTurns(one: readonly ToolCall[], other: readonly ToolCall[]): readonly ToolCall[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
    [one[index], other[index]].filter((call) => call !== undefined),
  ).flat()
}
