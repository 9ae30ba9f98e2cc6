import { z } from 'zod'
import { calculation, condition, defineAgent, fact, goal, query, unprovenAction, type Capability } from '../../index.ts'
import type { Condition } from '../../agent/condition.ts'
import type { UnprovenActionDefinition } from '../../agent/unproven-action.ts'
import { allow, ledger } from './ledger.ts'
import { isSet, item, readWanted, wanted } from './single-write.ts'

/** The smallest agent whose write is unproven: what the ledger answers is all that is seen of it. */
export const receipt = fact('receipt', z.object({ number: z.number() }))
const levelShape = z.object({ level: z.number() })
type Needs = { readonly id: typeof item; readonly level: typeof wanted.$.level }
type Options = Partial<
  UnprovenActionDefinition<Needs, { readonly ledger: typeof ledger }, { number: number }, 'receipt'>
>

export function sendLevel(options: Options = {}) {
  const needs: Needs = { id: item, level: wanted.$.level }
  return unprovenAction({
    name: 'sendLevel',
    title: (i) => `Send ${i.level} for ${i.id}`,
    needs,
    uses: { ledger },
    gives: receipt,
    makes: isSet,
    perform: (i, u, key) => {
      u.ledger.write('level', i.id, { level: i.level }, key)
      return { number: 17 }
    },
    ...options,
  })
}

/** Holds because the ledger answered, and for no other reason. */
export const isAnswered = condition({
  name: 'isAnswered',
  title: 'there is a receipt',
  needs: { receipt },
  holds: (i) => i.receipt.number > 0,
})

const doubled = fact('doubled', z.number())
export const double = calculation({
  name: 'double',
  needs: { number: receipt.$.number },
  gives: doubled,
  compute: (i) => i.number * 2,
})

/** As `isAnswered`, with a calculation in between. */
export const isDoubled = condition({ name: 'isDoubled', needs: { doubled }, holds: (i) => i.doubled > 0 })

const filed = fact('filed', levelShape)
/** Reads what was sent, by what was answered. */
const readFiled = query({
  name: 'readFiled',
  needs: { id: item, number: receipt.$.number },
  gives: filed,
  uses: { ledger },
  read: (i, u, say) => u.ledger.read('level', i.id, levelShape) ?? say.missing(`nothing is filed under ${i.number}`),
})
/** Holds because of what was read from the ledger, found by what it answered. */
export const isFiled = condition({ name: 'isFiled', needs: { level: filed.$.level }, holds: (i) => i.level === 7 })

/** An agent whose goal is met when `check` holds. */
export function sender(
  check: Condition<'item' | 'wanted' | 'receipt' | 'doubled' | 'filed'>,
  action: Capability<'item' | 'wanted', 'receipt'> = sendLevel(),
  policies = [allow('sendLevel')],
) {
  const send = goal({ name: 'send', ask: 'Send {item}', input: { item }, doneWhen: [check] })
  return defineAgent({ name: 'sender', goals: [send], can: [readWanted, action, double, readFiled], policies })
}
