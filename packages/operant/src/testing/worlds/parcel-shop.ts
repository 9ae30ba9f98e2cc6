import { z } from 'zod'
import { action, condition, decision, defineAgent, fact, goal, query, recordId } from '../../index.ts'
import { allow, Ledger, ledger } from './ledger.ts'

/** The last one is sent, or money is paid: two remedies, each with an identity of its own. No customer is ever content. */
const item = fact('item', z.string())
const units = fact('units', z.object({ units: z.number() }))
const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('parcel'), id: recordId() }),
    z.object({ kind: z.literal('money'), id: recordId() }),
  ]),
)
const readUnits = query({
  name: 'readUnits',
  needs: { id: item },
  gives: units,
  uses: { ledger },
  read: (i, u) => u.ledger.read('units', i.id, z.object({ units: z.number() })) ?? { units: 0 },
})
const choose = decision({
  name: 'choose',
  needs: { units: units.$.units, id: item },
  gives: remedy,
  rows: [
    { rule: 'there', when: { units: 1 }, then: (i) => ({ kind: 'parcel', id: i.id }) },
    { rule: 'else', when: {}, then: (i) => ({ kind: 'money', id: i.id }) },
  ],
})
const content = condition({
  name: 'content',
  needs: { id: item, remedy },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('thanks', i.id),
})
const parcel = (erases: boolean) =>
  action({
    name: 'parcel',
    title: (i) => `Parcel for ${i.id}`,
    needs: { id: remedy.is({ kind: 'parcel' }).$.id },
    uses: { ledger },
    makes: content,
    changes: [units],
    identity: (i) => ['parcel', i.id],
    perform: (i, u, key) => u.ledger.write('parcel', i.id, {}, key, () => u.ledger.set('units', i.id, { units: 0 })),
    confirm: (i, u) => u.ledger.read('parcel', i.id, z.object({})),
    expect: () => ({}),
    undo: erases
      ? {
          perform: (i, u) => {
            u.ledger.erase('parcel', i.id)
            u.ledger.set('units', i.id, { units: 1 })
          },
        }
      : 'none',
    risk: erases ? 'reversible' : 'irreversible',
  })
const money = action({
  name: 'money',
  title: (i) => `Money for ${i.id}`,
  needs: { id: remedy.is({ kind: 'money' }).$.id },
  uses: { ledger },
  makes: content,
  identity: (i) => ['money', i.id],
  perform: (i, u, key) => u.ledger.write('money', i.id, {}, key),
  confirm: (i, u) => u.ledger.read('money', i.id, z.object({})),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})

export interface ShopOptions {
  /** A parcel can be taken back. */
  readonly erases?: boolean
  /** Money can be paid in its place. Default true. */
  readonly pays?: boolean
}

export function shopAgent({ erases = false, pays = true }: ShopOptions = {}) {
  const writes = ['parcel', ...(erases ? ['parcel.undo'] : []), ...(pays ? ['money'] : [])]
  return defineAgent({
    name: 'shop',
    goals: [goal({ name: 'please', ask: 'Please {item}', input: { item }, doneWhen: [content], unmet: 'undo' })],
    can: [readUnits, choose, parcel(erases), ...(pays ? [money] : [])],
    policies: [allow(...writes)],
  })
}

export function shopLedger(): Ledger {
  const books = new Ledger()
  books.set('units', 'A', { units: 1 })
  return books
}
