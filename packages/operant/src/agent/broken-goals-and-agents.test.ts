import { z } from 'zod'
import { action, all, calculation, condition, defineAgent, fact, goal, Money, query } from '../index.ts'
import {
  agent,
  type Broken,
  done,
  explain,
  finish,
  id,
  loose,
  order,
  orders,
  readOrder,
  refusesEach,
  remedy,
  rows,
  write,
} from '../testing/worlds/broken.ts'

const broken: readonly Broken[] = [
  [
    'a goal that asks for what it is not given',
    () => goal({ name: 'g', ask: 'Finish {order}', input: { id }, doneWhen: [done] }),
    '"order" is only in one of them',
    'add it to the other',
  ],
  [
    'a goal that nothing closes',
    () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [] }),
    'at least one check in "doneWhen"',
    'name the condition',
  ],
  [
    'a goal closed by a fact',
    () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [loose(order)] }),
    'only conditions in "doneWhen"',
    'condition({',
  ],
  [
    'a goal that must and must never',
    () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [done], never: [done] }),
    '"done" in "doneWhen" or in "never", not in both',
    'take one out',
  ],
  [
    'a goal whose input is a field',
    () => goal({ name: 'g', ask: 'Finish {id}', input: { id: order.$.id }, doneWhen: [done] }),
    'input "id": expected a whole fact',
    'declare one for it',
  ],
  [
    'a limit of no steps',
    () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [done], limits: { steps: 0 } }),
    '"limits.steps" to be a whole number from 1, not 0',
    'correct it',
  ],
  [
    'two limits in one currency',
    () =>
      goal({
        name: 'g',
        ask: 'Finish {id}',
        input: { id },
        doneWhen: [done],
        limits: { money: [Money.parse('1.00 GBP'), Money.parse('2.00 GBP')] },
      }),
    'one amount a currency',
    'take one out',
  ],
  [
    'a write that would be repeated at once',
    () => agent([readOrder, action({ ...write, identity: (i, n) => ['write', i.id, n], repeat: { most: 2 } })]),
    'or a need that a wait gives',
    "add every: '2 business days'",
  ],
  ['an agent without goals', () => agent([], []), 'at least one goal', 'add one'],
  [
    'an agent with something undefined among what it can',
    () => agent([undefined]),
    '"can" to list what is defined, but entry 1 is undefined',
    'into a third',
  ],
  [
    'an agent that can do what is no capability',
    () => agent([readOrder, order]),
    'only capabilities in "can", but entry 2 is none',
    'take it out',
  ],
  [
    'two capabilities of one name',
    () => agent([readOrder, readOrder]),
    'each name once, but "readOrder" stands for two things',
    'rename one',
  ],
  [
    'two goals of one name',
    () => agent([readOrder], [finish, finish]),
    'each goal once, but "finish" stands twice',
    'rename one',
  ],
  [
    'a check named like a fact',
    () => agent([query({ name: 'read', needs: { id }, gives: fact('done', z.string()), read: () => '' })]),
    'one meaning of "done", but it is a check and a fact',
    'rename one',
  ],
  [
    'one fact declared twice',
    () =>
      agent([
        readOrder,
        calculation({ name: 'use', needs: { o: fact('order', z.string()) }, gives: orders, compute: () => [] }),
      ]),
    'one fact "order", but it is declared at',
    'import the one token',
  ],
  [
    'a path that leads nowhere',
    () =>
      agent([
        readOrder,
        calculation({
          name: 'use',
          needs: { t: loose(Reflect.get(order.$, 'total')) },
          gives: orders,
          compute: () => [],
        }),
      ]),
    'a field of "order", but it has no "total"',
    'correct the path',
  ],
  [
    'a kind that cannot be',
    () =>
      agent([
        rows({ rule: 'r', when: {}, then: explain }),
        readOrder,
        calculation({
          name: 'use',
          needs: { r: remedy.is(loose({ kind: 'refnd' })) },
          gives: orders,
          compute: () => [],
        }),
      ]),
    'its "kind" is never "refnd"',
    'is({',
  ],
  [
    'a check that nothing leads to',
    () =>
      agent(
        [],
        [
          goal({
            name: 'g',
            ask: 'Finish {id}',
            input: { id },
            doneWhen: [condition({ name: 'paid', needs: { o: order }, holds: () => true })],
          }),
        ],
      ),
    'a way to "order", but nothing in "can" gives it',
    'add a capability that gives "order"',
  ],
  [
    'givers that need each other',
    () =>
      agent([
        calculation({ name: 'one', needs: { o: order }, gives: orders, compute: () => [] }),
        calculation({ name: 'two', needs: { o: orders }, gives: order, compute: () => loose({}) }),
      ]),
    '"one" of agent "broken": expected a way to',
    'add a capability that gives',
  ],
  [
    'all of what is about one thing',
    () => agent([readOrder, calculation({ name: 'use', needs: { o: all(order) }, gives: orders, compute: () => [] })]),
    '"order" to be about a kind of entity, for all(…) asks for every member',
    'need the fact itself',
  ],
  [
    'a policy file that is not there',
    () =>
      defineAgent({
        name: 'a',
        goals: [finish],
        can: [],
        policies: [new URL('./no-such-policy.yaml', import.meta.url)],
      }),
    'a policy file at',
    'correct its path',
  ],
]

refusesEach(broken, 'broken-goals-and-agents')
