import { action, type Agent, condition, connector, defineAgent, fact, goal, query } from 'operant'
import { z } from 'zod'

const depth = 8
const perLevel = 2
const checks = 12

const named = (name: string) => fact(name, z.object({ value: z.number() }))
type Layered = ReturnType<typeof named>

/**
 * An agent to plan for: 60 capabilities. Forty-eight reads give sixteen facts on eight levels, three of them each fact,
 * each from two facts of the level below; twelve writes, which need the topmost facts, make twelve checks true.
 */
export function layeredAgent(): Agent {
  const system = connector<object>({ name: 'system', open: () => ({}) })
  const start = fact('start', z.object({ value: z.number() }))
  const levels = Array.from({ length: depth }, (_, level) =>
    Array.from({ length: perLevel }, (_unused, index) => named(`fact${level}of${index}`)),
  )
  const below = (level: number, index: number): Layered => levels[level - 1]?.[index % perLevel] ?? start
  const reads = levels.flatMap((facts, level) =>
    facts.flatMap((gives, index) =>
      [1, 2, 3].map((way) =>
        query({
          name: `read${level}of${index}way${way}`,
          cost: way,
          needs: { one: below(level, index), other: below(level, index + way) },
          gives,
          uses: { system },
          read: (i) => ({ value: i.one.value + i.other.value }),
        }),
      ),
    ),
  )
  const top = (index: number): Layered => levels.at(-1)?.[index % perLevel] ?? start
  const conditions = Array.from({ length: checks }, (_, index) =>
    condition({ name: `check${index}`, needs: { start }, uses: { system }, holds: () => false }),
  )
  const writes = conditions.map((makes, index) =>
    action({
      name: `write${index}`,
      needs: { top: top(index), start },
      uses: { system },
      makes,
      identity: () => [index],
      perform: () => undefined,
      confirm: () => null,
      expect: () => ({}),
      undo: 'none',
      risk: 'irreversible',
    }),
  )
  const reach = goal({ name: 'reach', ask: 'Reach from {start}', input: { start }, doneWhen: conditions })
  return defineAgent({ name: 'layered', goals: [reach], can: [...reads, ...writes] })
}

/** The checks that have been looked at and are false; of the others nothing is known. */
export const lookedAt: readonly string[] = Array.from({ length: checks / 2 }, (_, index) => `check${index * 2}`)
