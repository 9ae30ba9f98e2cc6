import { z } from 'zod'
import { condition, defineAgent, delegation, fact, forecast, goal, query, type Agent } from '../../index.ts'
import { Workbench } from '../workbench.ts'
import { Ledger, ledger } from './ledger.ts'
import { levelAgent, levelGoal } from './single-write.ts'

const element = z.object({
  id: z.string(),
  due: z.string().optional(),
  worth: z.number().optional(),
  effort: z.number().optional(),
})
export type Element = z.output<typeof element>

/** What waits to be levelled, as it is listed now. */
const waiting = fact('waiting', z.array(element))
const most = fact('most', z.number())

const listWaiting = query({
  name: 'listWaiting',
  gives: waiting,
  uses: { ledger },
  read: (_, u) =>
    u.ledger
      .ids('wanted')
      .filter((id) => !u.ledger.has('level', id))
      .map((id) => u.ledger.read('wanted', id, element) ?? { id }),
})

const few = condition({
  name: 'few',
  title: 'few enough wait',
  needs: { most },
  uses: { ledger },
  holds: (i, u) => u.ledger.ids('wanted').filter((id) => !u.ledger.has('level', id)).length <= i.most,
})

const ruined = condition({
  name: 'ruined',
  title: 'something is ruined',
  needs: {},
  uses: { ledger },
  holds: (_, u) => u.ledger.has('ruin', 'all'),
})

type Options = Partial<Pick<Parameters<typeof delegation>[0], 'atOnce' | 'every' | 'atWork' | 'to'>>

/** A collection: bring what waits down to so many, an element a child run. Foretold at one element in five minutes. */
export function collectionAgent(options: Options = {}): Agent {
  const each = delegation({
    name: 'each',
    needs: { waiting },
    each: (i) => i.waiting,
    identity: ({ id }) => id,
    order: ({ due, worth, effort }) => ({
      ...(due === undefined ? {} : { deadline: new Date(due) }),
      ...(worth === undefined ? {} : { value: worth }),
      ...(effort === undefined ? {} : { effort }),
    }),
    to: levelGoal,
    with: ({ id }) => ({ item: id }),
    makes: few,
    changes: [waiting],
    ...options,
  })
  return defineAgent({
    name: 'collector',
    goals: [
      goal({
        name: 'reduce',
        ask: 'Bring what waits down to {most}',
        input: { most },
        doneWhen: [few],
        never: [ruined],
      }),
      goal({
        name: 'reduce in time',
        ask: 'Bring what waits down in time to {most}',
        input: { most },
        doneWhen: [few],
        unmet: 'keep',
        forecast: forecast({
          needs: { waiting, most },
          expect: (i, { now, until, progress }) => {
            const left = (until.getTime() - now.getTime()) / 300_000
            const expected = Math.max(0, i.waiting.length - Math.floor(left))
            const because = `${i.waiting.length} wait, ${progress.ended.met ?? 0} are done, and one takes five minutes`
            const option = { ask: `Bring what waits down in time to ${expected}`, because: 'so many can be done' }
            return { reachable: expected <= i.most, expected, bound: i.most, because, options: [option] }
          },
        }),
      }),
    ],
    can: [listWaiting, each],
  })
}

/** Books in which these elements wait, in this order. */
export function collectionLedger(elements: readonly Element[]): Ledger {
  const books = new Ledger()
  for (const { id, ...values } of elements) books.set('wanted', id, { level: 1, ...values })
  return books
}

/** A bench with a collection, and with the agent that works off its elements. */
export function collectionBench(
  books: Ledger,
  options: { readonly agent?: Agent; readonly child?: Agent } = {},
): Workbench {
  return new Workbench({
    agents: [options.child ?? levelAgent(), options.agent ?? collectionAgent()],
    clients: { ledger: books },
  })
}

/** The policy by which a person approves each write. */
export const approvedByLead = {
  path: 'p.yaml',
  text: 'policy: p\nrules:\n  - rule: a person looks\n    for: setLevel\n    when: "true"\n    then: approve by lead\n    because: Levels matter.\n',
}
