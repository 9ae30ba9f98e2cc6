import { z } from 'zod'
import type { ActionDefinition } from '../../agent/action.ts'
import { action, condition, defineAgent, fact, goal, query, type Agent, type PolicySource } from '../../index.ts'
import { allow, Ledger, ledger } from './ledger.ts'

/** The smallest agent that writes: item `a` must have its wanted level in the ledger. */
export const item = fact('item', z.string())
export const wanted = fact('wanted', z.object({ level: z.number() }), { freshFor: '1h' })

export const readWanted = query({
  name: 'readWanted',
  needs: { id: item },
  gives: wanted,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('wanted', i.id, z.object({ level: z.number() })) ??
    say.refused(`nothing is wanted for ${i.id}`, 'id'),
})
export const isSet = condition({
  name: 'isSet',
  title: 'the level is as wanted',
  needs: { id: item, level: wanted.$.level },
  uses: { ledger },
  holds: (i, u) => u.ledger.read('level', i.id, levelShape)?.level === i.level,
})
const levelShape = z.object({ level: z.number() })
type Needs = { readonly id: typeof item; readonly level: typeof wanted.$.level }
/** What setting a level comes to, for tests of previews. */
export const room = fact('room', z.object({ left: z.number() }))
type Options = Partial<
  ActionDefinition<Needs, { readonly ledger: typeof ledger }, { level: number }, never, { left: number }>
>

/** The write, with whatever terms a test is about. */
export function setLevel(options: Options = {}) {
  const needs: Needs = { id: item, level: wanted.$.level }
  return action({
    name: 'setLevel',
    title: (i) => `Set ${i.id} to ${i.level}`,
    needs,
    uses: { ledger },
    makes: isSet,
    changes: [wanted],
    identity: (i) => ['level', i.id],
    perform: (i, u, key) => u.ledger.write('level', i.id, { level: i.level }, key),
    confirm: (i, u) => u.ledger.read('level', i.id, levelShape),
    expect: (i) => ({ level: i.level }),
    undo: 'none',
    risk: 'reversible',
    ...options,
  })
}

export const levelGoal = goal({ name: 'level', ask: 'Level {item}', input: { item }, doneWhen: [isSet] })

export function levelAgent(options: Options = {}, policies: readonly PolicySource[] = [allow('setLevel')]): Agent {
  return defineAgent({ name: 'leveller', goals: [levelGoal], can: [readWanted, setLevel(options)], policies })
}

/** Item `a`, for which level 7 is wanted. */
export function levelLedger(): Ledger {
  const books = new Ledger()
  books.set('wanted', 'a', { level: 7 })
  return books
}
