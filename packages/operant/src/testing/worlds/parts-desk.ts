import { z } from 'zod'
import {
  action,
  among,
  argument,
  condition,
  defineAgent,
  fact,
  goal,
  query,
  recordId,
  recordText,
  type ReasonerKind,
} from '../../index.ts'
import type { ScriptedReply } from '../scripted-model.ts'
import { Ledger, ledger } from './ledger.ts'

/**
 * A desk that orders parts. A request names its supplier by a code that may be out of date: search then finds no way,
 * for whoever looks the supplier up by name has to choose the words.
 */
const requestId = fact('requestId', z.string())
const request = fact('request', z.object({ part: recordId(), code: recordId(), firm: recordText() }))
const supplier = fact('supplier', z.object({ code: recordId() }))
const found = fact('found', z.object({ code: recordId() }))
const approved = fact('approved', z.object({ codes: z.array(recordId()) }))

const readRequest = query({
  name: 'readRequest',
  needs: { id: requestId },
  gives: request,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('request', i.id, z.object({ part: z.string(), code: z.string(), firm: z.string() })) ??
    say.missing(`there is no request ${i.id}`),
})
const readSupplier = query({
  name: 'readSupplier',
  needs: { code: request.$.code },
  gives: supplier,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.has('supplier', i.code) ? { code: i.code } : say.missing(`there is no supplier ${i.code}`),
})
const findSupplier = query({
  name: 'findSupplier',
  needs: { name: argument(z.string(), 'words of the firm’s name') },
  gives: found,
  uses: { ledger },
  read: (i, u, say) => {
    const named = u.ledger.entries.find(({ what, values }) => what === 'supplier' && values['name'] === i.name)
    return named ? { code: named.id } : say.missing(`no supplier is called ${i.name}`)
  },
})
const readApproved = query({
  name: 'readApproved',
  needs: { part: request.$.part },
  gives: approved,
  uses: { ledger },
  read: (i, u) => u.ledger.read('part', i.part, z.object({ codes: z.array(z.string()) })) ?? { codes: [] },
})
const ordered = condition({
  name: 'ordered',
  needs: { id: requestId },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('order', i.id),
})
const order = action({
  name: 'order',
  title: (i) => `Order ${i.part} from ${i.supplier}`,
  needs: { id: requestId, part: request.$.part, supplier: supplier.$.code },
  relations: { supplier: among(approved.$.codes) },
  uses: { ledger },
  makes: ordered,
  identity: (i) => ['order', i.id],
  perform: (i, u, key) => u.ledger.write('order', i.id, { supplier: i.supplier }, key),
  confirm: (i, u) => u.ledger.read('order', i.id, z.object({ supplier: z.string() })),
  expect: (i) => ({ supplier: i.supplier }),
  undo: 'none',
  risk: 'irreversible',
})
const told = condition({
  name: 'told',
  needs: { id: requestId },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('note', i.id),
})
const tell = action({
  name: 'tell',
  title: (i) => `Tell whoever asked for ${i.id}`,
  needs: { id: requestId, ordered },
  uses: { ledger },
  makes: told,
  identity: (i) => ['note', i.id],
  perform: (i, u, key) => u.ledger.write('note', i.id, {}, key),
  confirm: (i, u) => (u.ledger.has('note', i.id) ? { id: i.id } : null),
  expect: (i) => ({ id: i.id }),
  undo: 'none',
  risk: 'reversible',
})
const supply = goal({
  name: 'supply',
  ask: 'Supply {requestId}',
  input: { requestId },
  doneWhen: [ordered, told],
  unmet: 'keep',
  limits: { tokens: 100_000 },
})

export interface PartsDesk {
  readonly reasoner: ReasonerKind
  /** What the rules say of an order. Default `allow`. */
  readonly then?: string
  readonly tokens?: number
}

function rule(name: string, effect: string): string {
  return `  - rule: ${name}\n    for: ${name}\n    when: "true"\n    then: ${effect}\n    because: It is our work.\n`
}

export function partsAgent({ reasoner, then = 'allow', tokens }: PartsDesk) {
  const agent = defineAgent({
    name: 'buyer',
    goals: [supply],
    can: [readRequest, readSupplier, findSupplier, readApproved, order, tell],
    policies: [{ path: 'parts.yaml', text: `policy: parts\nrules:\n${rule('order', then)}${rule('tell', 'allow')}` }],
    reasoner,
  })
  if (tokens === undefined) return agent
  const goals = [...agent.goals].map(([name, one]) => [name, { ...one, limits: { ...one.limits, tokens } }] as const)
  return { ...agent, goals: new Map(goals) }
}

/** Request R1 for a filter, of which Acme (S2) and Bolt (S3) are approved suppliers; its code is that of nobody, or Acme's. */
export function partsLedger(code: 'stale' | 'valid'): Ledger {
  const books = new Ledger()
  books.set('request', 'R1', { part: 'filter', code: code === 'valid' ? 'S2' : 'S1', firm: 'Acme' })
  books.set('supplier', 'S2', { name: 'Acme' })
  books.set('supplier', 'S3', { name: 'Bolt' })
  books.set('supplier', 'S9', { name: 'Crook' })
  books.set('part', 'filter', { codes: ['S2', 'S3'] })
  return books
}

/** What a model does that finds the supplier by the name on the request. */
export const findsTheSupplier: readonly ScriptedReply[] = [
  { calls: [{ tool: 'findSupplier', arguments: { name: 'Acme' } }] },
  { calls: [{ tool: 'order', arguments: { supplier: { ref: 'f4.code' } } }] },
]
