import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  all,
  calculation,
  condition,
  connector,
  decision,
  defineAgent,
  DefinitionError,
  delegation,
  entity,
  fact,
  fresh,
  goal,
  judgement,
  maybe,
  Money,
  query,
  question,
  sure,
  wait,
} from '../index.ts'
import { CAPABILITY, type Capability } from './capability.ts'

const books = connector({ name: 'books', open: () => ({ has: (_: string) => true }) })
const id = fact('id', z.string())
const order = fact('order', z.object({ id: z.string(), status: z.enum(['open', 'paid']), lines: z.array(z.object({ id: z.string() })) }))
const orders = fact('orders', z.array(z.string()))
const each = entity('each', orders)
const other = entity('other', fact('others', z.array(z.string())))
const remedy = fact('remedy', z.discriminatedUnion('kind', [z.object({ kind: z.literal('refund') }), z.object({ kind: z.literal('explain') })]))
const perEach = fact('perEach', z.number(), { about: each })
const done = condition({ name: 'done', needs: { id }, holds: () => true })
const doneEach = condition({ name: 'doneEach', needs: { each }, holds: () => true })
const readOrder = query({ name: 'readOrder', needs: { id }, gives: order, read: () => ({ id: '', status: 'open' as const, lines: [] }) })
const finish = goal({ name: 'finish', ask: 'Finish {id}', input: { id }, doneWhen: [done] })
const write = {
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
const loose = (value: unknown) => value as never
const agent = (can: readonly unknown[], goals: readonly unknown[] = [finish]) =>
  defineAgent(loose({ name: 'broken', goals, can }))
const rows = (...list: readonly unknown[]) =>
  decision(loose({ name: 'table', needs: { status: order.$.status }, gives: remedy, rows: list }))
const explain = { kind: 'explain' }

/** What is wrong, what the message says, and how it says to mend it. */
const broken: readonly (readonly [string, () => unknown, string, string])[] = [
  ['a fact with spaces in its name', () => fact('order total', z.number()), 'fact "order total": expected a name in camelCase', 'rename it'],
  ['a fact without a schema', () => fact('total', loose('number')), 'fact "total": expected a zod schema', 'z.object'],
  ['a duration that is none', () => fact('total', z.number(), { freshFor: loose('soon') }), 'duration "soon"', '30s, 5m'],
  ['a maximum age that is none', () => fresh(order, loose('2 weeks')), 'duration "2 weeks"', '30s, 5m'],
  ['an entity of something that is no list', () => entity('line', loose(order.$.status), loose('id')), 'a list at order.status', 'the path of an array'],
  ['an entity of objects without the field that names them', () => entity('line', order.$.lines, loose(undefined)), 'the field that names a member', "'id'"],
  ['an entity named by a field that is not there', () => entity('line', order.$.lines, loose('number')), 'a field "number" in each member', "'id'"],
  ['an entity with a name that is none', () => entity('1st', orders), 'entity "1st": expected a name in camelCase', 'rename it'],
  ['an optional need of nothing', () => maybe(loose(undefined)), 'a fact, a path into one, or a condition, but it is undefined', 'into a third'],
  ['a confidence above one', () => sure(order, 80), 'a confidence between 0 and 1', 'sure(intent, 0.8)'],
  ['a capability with a name that is none', () => query({ name: 'read order', needs: { id }, gives: order, read: () => loose({}) }), '"read order": expected a name such as', 'letters and digits'],
  ['a need that is no fact', () => query({ name: 'read', needs: { id: loose('id') }, gives: order, read: () => loose({}) }), '"read", need "id": expected a fact', 'fact.$.field'],
  ['a query that reads nothing', () => query(loose({ name: 'read', gives: order })), 'query "read": expected "read" to be a function', 'read: (i) =>'],
  ['a query that gives a field', () => query(loose({ name: 'read', gives: order.$.id, read: () => 1 })), '"gives" to be a fact', 'a whole fact'],
  ['a calculation without its code', () => calculation(loose({ name: 'sum', needs: {}, gives: order })), '"compute" to be a function', 'compute: (i) =>'],
  ['a check that asks nothing', () => condition(loose({ name: 'ok', needs: {} })), '"holds" to be a function', 'holds: (i) =>'],
  ['a judgement that is 70 sure', () => judgement({ name: 'judge', needs: { id }, gives: order, atLeast: 70, judge: () => loose({}) }), '"atLeast" to be a number from 0 to 1, not 70', 'correct it'],
  ['a question that asks nothing', () => question(loose({ name: 'ask', gives: order })), '"ask" to be a function', 'ask: (i) =>'],
  ['a negative cost', () => query({ name: 'read', needs: { id }, gives: order, cost: -1, read: () => loose({}) }), '"cost" to be a number from 0', 'correct it'],
  ['no attempt at all', () => query({ name: 'read', needs: { id }, gives: order, attempts: 0, read: () => loose({}) }), '"attempts" to be a whole number from 1, not 0', 'correct it'],
  ['a system that is no connector', () => query({ name: 'read', needs: { id }, gives: order, uses: { books: loose('books') }, read: () => loose({}) }), 'uses "books": expected a connector', 'connector({'],
  ['needs about two entities', () => calculation({ name: 'mix', needs: { each, other }, gives: perEach, compute: () => 1 }), 'needs about one entity, but it mentions', 'all('],
  ['a fact about the subject from needs about a member', () => calculation({ name: 'mix', needs: { each }, gives: order, compute: () => loose({}) }), '"order" to be about "each"', '{ about: each }'],
  ['a table without rows', () => rows(), 'decision "table": expected at least one row', 'write the rules'],
  ['a rule about what the table does not need', () => rows({ rule: 'r', when: { state: 'open' }, then: explain }), 'only needs (status) in "when", not "state"', 'correct the name'],
  ['a rule with a value that cannot be', () => rows({ rule: 'r', when: { status: 'opne' }, then: explain }), 'rule "r": expected a value that "status" can have, not opne', 'correct the cell'],
  ['two rules of one name', () => rows({ rule: 'r', when: { status: 'open' }, then: explain }, { rule: 'r', when: {}, then: explain }), 'a name of its own', 'rename one'],
  ['a rule behind one that always fits', () => rows({ rule: 'all', when: {}, then: explain }, { rule: 'late', when: { status: 'open' }, then: explain }), 'rule "late": expected to be reached, but "all" before it always fits', 'to the end'],
  ['a rule whose result does not fit', () => rows({ rule: 'r', when: {}, then: { kind: 'forget' } }), '"then" to fit "remedy"', 'correct the value'],
  ['a write that is not read back', () => action(loose({ ...write, confirm: undefined })), '"confirm" to be a function', 'nothing can be proved of a write without it'],
  ['a write without identity', () => action(loose({ ...write, identity: undefined })), '"identity" to be a function', 'identity: (i) =>'],
  ['a write that does not say how it is taken back', () => action(loose({ ...write, undo: undefined })), '"undo" to say how it is taken back', "undo: 'none'"],
  ['a write of unknown risk', () => action(loose({ ...write, risk: 'low' })), "'reversible' or 'irreversible', not low", 'say which'],
  ['joined writes to nothing in particular', () => action(loose({ ...write, merge: () => ({}) })), '"once" beside "merge"', 'add once'],
  ['a repeated write with one identity for all', () => action({ ...write, repeat: { most: 2, every: '1d' } }), 'an identity that names the occasion', '(i, occasion) =>'],
  ['a write repeated once', () => action({ ...write, identity: (i, n) => [i.id, n], repeat: { most: 1, every: '1d' } }), '"most" to be a whole number from 2, not 1', 'correct it'],
  ['a write that makes what is no check', () => action({ ...write, makes: loose(order) }), 'only conditions in "makes"', 'condition({'],
  ['a write that makes a check about another entity', () => action({ ...write, makes: doneEach }), 'to make a check about its own entity, but "doneEach" is about "each"', 'need a fact about that entity'],
  ['a write that changes something undefined', () => action({ ...write, changes: [loose(undefined)] }), '"changes" to list what is defined, but entry 1 is undefined', 'into a third'],
  ['a wait for nothing', () => wait({ name: 'rest', needs: {}, until: (_, now) => now, rereads: [] }), 'a fact in "rereads"', 'name what may have changed'],
  ['half a child at once', () => delegation({ name: 'hand', needs: { id }, to: finish, with: () => ({ id: '' }), atOnce: 0.5 }), '"atOnce" to be a whole number from 1, not 0.5', 'correct it'],
  ['a delegation to no goal', () => delegation({ name: 'hand', needs: { id }, to: loose({}), with: () => loose({}) }), '"to" to be a goal', 'goal({'],
  ['a goal that asks for what it is not given', () => goal({ name: 'g', ask: 'Finish {order}', input: { id }, doneWhen: [done] }), '"order" is only in one of them', 'add it to the other'],
  ['a goal that nothing closes', () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [] }), 'at least one check in "doneWhen"', 'name the condition'],
  ['a goal closed by a fact', () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [loose(order)] }), 'only conditions in "doneWhen"', 'condition({'],
  ['a goal that must and must never', () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [done], never: [done] }), '"done" in "doneWhen" or in "never", not in both', 'take one out'],
  ['a goal whose input is a field', () => goal({ name: 'g', ask: 'Finish {id}', input: { id: order.$.id }, doneWhen: [done] }), 'input "id": expected a whole fact', 'declare one for it'],
  ['a limit of no steps', () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [done], limits: { steps: 0 } }), '"limits.steps" to be a whole number from 1, not 0', 'correct it'],
  ['two limits in one currency', () => goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [done], limits: { money: [Money.parse('1.00 GBP'), Money.parse('2.00 GBP')] } }), 'one amount a currency', 'take one out'],
  ['an agent without goals', () => agent([], []), 'at least one goal', 'add one'],
  ['an agent with something undefined among what it can', () => agent([undefined]), '"can" to list what is defined, but entry 1 is undefined', 'into a third'],
  ['an agent that can do what is no capability', () => agent([readOrder, order]), 'only capabilities in "can", but entry 2 is none', 'take it out'],
  ['two capabilities of one name', () => agent([readOrder, readOrder]), 'each name once, but "readOrder" stands for two things', 'rename one'],
  ['two goals of one name', () => agent([readOrder], [finish, finish]), 'each goal once, but "finish" stands twice', 'rename one'],
  ['a check named like a fact', () => agent([query({ name: 'read', needs: { id }, gives: fact('done', z.string()), read: () => '' })]), 'one meaning of "done", but it is a check and a fact', 'rename one'],
  ['one fact declared twice', () => agent([readOrder, calculation({ name: 'use', needs: { o: fact('order', z.string()) }, gives: orders, compute: () => [] })]), 'one fact "order", but it is declared at', 'import the one token'],
  ['a path that leads nowhere', () => agent([readOrder, calculation({ name: 'use', needs: { t: loose(Reflect.get(order.$, 'total')) }, gives: orders, compute: () => [] })]), 'a field of "order", but it has no "total"', 'correct the path'],
  ['a kind that cannot be', () => agent([rowsOf(), readOrder, calculation({ name: 'use', needs: { r: remedy.is(loose({ kind: 'refnd' })) }, gives: orders, compute: () => [] })]), 'its "kind" is never "refnd"', 'is({'],
  ['a check that nothing leads to', () => agent([], [goal({ name: 'g', ask: 'Finish {id}', input: { id }, doneWhen: [condition({ name: 'paid', needs: { o: order }, holds: () => true })] })]), 'a way to "order", but nothing in "can" gives it', 'add a capability that gives "order"'],
  ['givers that need each other', () => agent([calculation({ name: 'one', needs: { o: order }, gives: orders, compute: () => [] }), calculation({ name: 'two', needs: { o: orders }, gives: order, compute: () => loose({}) })]), '"one" of agent "broken": expected a way to', 'add a capability that gives'],
  ['all of what is about one thing', () => agent([readOrder, calculation({ name: 'use', needs: { o: all(order) }, gives: orders, compute: () => [] })]), '"order" to be about a kind of entity, for all(…) asks for every member', 'need the fact itself'],
  ['a policy file that is not there', () => defineAgent({ name: 'a', goals: [finish], can: [], policies: [new URL('./no-such-policy.yaml', import.meta.url)] }), 'a policy file at', 'correct its path'],
]

function rowsOf(): Capability {
  return rows({ rule: 'r', when: {}, then: explain })
}

test.each(broken)('%s', (_, define, expected, mend) => {
  const error = errorOf(define)
  expect(error.message).toContain(expected)
  expect(error.message.slice(error.message.indexOf('To mend it'))).toContain(mend)
  expect(error.where).toMatch(/broken-definitions\.test\.ts:\d+$/)
  expect(error.message.startsWith(error.where)).toBe(true)
})

test('the place of an error is the line that is wrong', () => {
  const before = Number(/:(\d+)$/.exec(errorOf(() => fact('a b', z.string())).where)?.[1])
  const after = Number(/:(\d+)$/.exec(errorOf(() => fact('a b', z.string())).where)?.[1])
  expect(after - before).toBe(1)
  expect(readOrder[CAPABILITY].definedAt).toMatch(/broken-definitions\.test\.ts:\d+$/)
})

function errorOf(define: () => unknown): DefinitionError {
  try {
    define()
  } catch (error) {
    if (error instanceof DefinitionError) return error
    throw error
  }
  throw new Error('it was not refused')
}
