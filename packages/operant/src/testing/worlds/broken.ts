import { expect, test } from 'vitest'
import { z } from 'zod'
import { DefinitionError, condition, connector, decision, defineAgent, entity, fact, goal, query } from '../../index.ts'

export const books = connector({ name: 'books', open: () => ({ has: () => true }) })
export const id = fact('id', z.string())
export const order = fact(
  'order',
  z.object({ id: z.string(), status: z.enum(['open', 'paid']), lines: z.array(z.object({ id: z.string() })) }),
)
export const orders = fact('orders', z.array(z.string()))
export const each = entity('each', orders)
export const other = entity('other', fact('others', z.array(z.string())))
export const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [z.object({ kind: z.literal('refund') }), z.object({ kind: z.literal('explain') })]),
)
export const perEach = fact('perEach', z.number(), { about: each })
export const done = condition({ name: 'done', needs: { id }, holds: () => true })
export const doneEach = condition({ name: 'doneEach', needs: { each }, holds: () => true })
export const readOrder = query({
  name: 'readOrder',
  needs: { id },
  gives: order,
  read: () => ({ id: '', status: 'open' as const, lines: [] }),
})
export const finish = goal({ name: 'finish', ask: 'Finish {id}', input: { id }, doneWhen: [done] })
export const write = {
  name: 'write',
  needs: { id },
  uses: { books },
  identity: (i: { readonly id: string }) => ['write', i.id],
  perform: () => undefined,
  confirm: () => null,
  expect: () => ({}),
  undo: 'none' as const,
  risk: 'reversible' as const,
}
/** As a JavaScript user would write it, or one who was not asked by the compiler. */
export const loose = (value: unknown) => value as never
export const agent = (can: readonly unknown[], goals: readonly unknown[] = [finish]) =>
  defineAgent(loose({ name: 'broken', goals, can }))
export const rows = (...list: readonly unknown[]) =>
  decision(loose({ name: 'table', needs: { status: order.$.status }, gives: remedy, rows: list }))
export const explain = { kind: 'explain' }

/** What is wrong, how it comes about, what the message says, and how it says to mend it. */
export type Broken = readonly [what: string, define: () => unknown, expected: string, mend: string]

/** Each is refused with one clear error: where it stands, what was expected, how to mend it. */
export function refusesEach(broken: readonly Broken[], file: string): void {
  test.each(broken)('%s', (_, define, expected, mend) => {
    const error = errorOf(define)
    expect(error.message).toContain(expected)
    expect(error.message.slice(error.message.indexOf('To mend it'))).toContain(mend)
    // Two of the definitions are made here.
    expect(error.where).toMatch(new RegExp(`(${file}\\.test|testing/worlds/broken)\\.ts:\\d+$`))
    expect(error.message.startsWith(error.where)).toBe(true)
  })
}

export function errorOf(define: () => unknown): DefinitionError {
  try {
    define()
  } catch (error) {
    if (error instanceof DefinitionError) return error
    throw error
  }
  throw new Error('it was not refused')
}
