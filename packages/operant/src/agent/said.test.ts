import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, answered, changeSet, fact, goal, argument, maybe, query, type GivesOf } from '../index.ts'
import { loadAgent } from '../run/loading/load-agent.ts'
import {
  agent,
  type Broken,
  done,
  each,
  finish,
  id,
  loose,
  order,
  refusesEach,
  write,
} from '../testing/worlds/broken.ts'
import { policy, redress } from '../testing/worlds/redress.ts'

const said = fact('said', answered())
const saidEach = fact('saidEach', answered(), { about: each })
const perform = { ...write, makes: done, said }
const asked = action(perform)

const broken: readonly Broken[] = [
  [
    'what is said about each of several, of an action about one thing',
    () => action({ ...perform, said: saidEach }),
    '"saidEach" to be about nothing, as the action is',
    'without { about: … }',
  ],
  [
    'what is said of one thing, of an action about each of several',
    () => action(loose({ ...perform, needs: { id, each }, makes: undefined })),
    '"said" to be about "each", as the action is',
    '{ about: each }',
  ],
  [
    'a fact that cannot hold what people say',
    () => action(loose({ ...perform, said: fact('said', z.enum(['yes', 'no'])) })),
    '"said" to hold whatever people say',
    "fact('said', answered())",
  ],
  [
    'a field of a fact',
    () => action(loose({ ...perform, said: said.$.kind })),
    '"gives" to be a fact',
    'name a whole fact',
  ],
  [
    'several calls that are answered as one',
    () => action(loose({ ...perform, once: () => [], merge: ([one]: readonly unknown[]) => one })),
    'an action without "merge"',
    'take one out',
  ],
  [
    'an action that looks at what is said of it',
    () => action(loose({ ...perform, needs: { id, before: maybe(said) } })),
    'another need than "before"',
    'let a decision look at it',
  ],
  [
    'an argument that somebody chooses',
    () => action(loose({ ...perform, needs: { id, note: argument(z.string()) } })),
    'facts as needs, but "note" is an argument',
    'put a fact in its place',
  ],
  [
    'two actions with one fact',
    () => agent([asked, action({ ...perform, name: 'writeAgain' })]),
    'but "writeAgain" gives it as well',
    'a fact of its own',
  ],
  [
    'a fact that a query gives',
    () =>
      agent([asked, query({ name: 'read', needs: { id }, gives: said, read: () => ({ kind: 'expired' as const }) })]),
    'but "read" gives it as well',
    'a fact of its own',
  ],
  [
    'a fact that whoever asks gives',
    () => agent([asked], [finish, goal({ name: 'other', ask: 'Other {said}', input: { said }, doneWhen: [done] })]),
    'but goal "other" takes it as input',
    'a fact of its own',
  ],
  [
    'an action that is approved with others',
    () => agent([asked, changeSet({ name: 'all', needs: { id }, of: [asked], each: () => [], makes: done })]),
    'but change set "all" has it approved with others',
    'leave "said" out',
  ],
  [
    'an action that waits for what is said of it by way of others',
    () =>
      agent([
        action(loose({ ...perform, needs: { id, status: order.$.status } })),
        query({
          name: 'readOrder',
          needs: { by: said.is({ kind: 'rejected' }).$.by },
          gives: order,
          read: () => loose({}),
        }),
      ]),
    'people only say it of "write", which needs it before they are asked',
    'add a capability that gives "said"',
  ],
]

refusesEach(broken, 'said')

test("rules that look at what is said of their own action are refused, and another action's are not", () => {
  expect(loadAgent(redress()).warnings).toEqual([])
  const own = policy.replace('for: refund\n', 'for: refund\n    when: refundSaid.kind == "rejected"\n')
  expect(() => loadAgent(redress(own))).toThrow(
    '"refundSaid" is what people say of refund, and its own policies look at it',
  )
})

test('the compiler knows that it is given, beside what the action gives', () => {
  const found = fact('found', z.object({ level: z.number() }))
  const both = action({ ...perform, gives: found, confirm: () => ({ level: 1 }) })
  const names: readonly GivesOf<typeof both>[] = ['found', 'said']
  // @ts-expect-error nothing else is given
  const other: GivesOf<typeof both> = 'other'
  expect([...names, other]).toHaveLength(3)
})
