import { sameJson, type Json } from '../../../packages/operant/src/facts/json.ts'
import type { NewRequest } from '../../../packages/operant/src/run/store.ts'
import type { ToolCall } from '../data/suite.ts'
import { camelCase } from './bind-call.ts'

/**
 * The person whose task it is. Confirms exactly what they asked for: a call that is among the task's own writes,
 * argument by argument, each once. Refuses everything else.
 */
export class Customer {
  private readonly wishes: { readonly action: string; readonly arguments: Json }[]

  constructor(writes: readonly ToolCall[]) {
    this.wishes = writes.map((call) => ({ action: camelCase(call.function), arguments: argumentsOf(call) }))
  }

  answer(request: NewRequest): 'approved' | 'rejected' {
    const { action, arguments: asked } = request.shown as { readonly action?: string; readonly arguments?: Json }
    const place = this.wishes.findIndex((wish) => wish.action === action && sameJson(wish.arguments, asked ?? null))
    if (place < 0) return 'rejected'
    this.wishes.splice(place, 1)
    return 'approved'
  }
}

function argumentsOf(call: ToolCall): Json {
  const given = Object.entries(call.args).filter(([, value]) => value !== null)
  return Object.fromEntries(given.map(([name, value]) => [camelCase(name), value]))
}
