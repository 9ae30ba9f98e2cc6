import { z } from 'zod'
import {
  action,
  among,
  argument,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  outsideText,
  query,
  recordId,
  type ReasoningOptions,
} from 'operant'
import { openPostRoom } from './post-room.ts'

export const room = connector({ name: 'room', open: openPostRoom })

const letterId = fact('letterId', recordId())
const letter = fact('letter', z.object({ customer: recordId(), body: outsideText() }))
const customer = fact('customer', z.object({ id: recordId(), orders: z.array(recordId()) }))
const order = fact('order', z.object({ id: recordId(), open: z.boolean() }))

const readLetter = query({
  name: 'readLetter',
  needs: { id: letterId },
  gives: letter,
  uses: { room },
  read: (i, u, say) => u.room.letter(i.id) ?? say.missing(`there is no letter ${i.id}`),
})

const readCustomer = query({
  name: 'readCustomer',
  needs: { id: letter.$.customer },
  gives: customer,
  uses: { room },
  read: (i, u) => u.room.customer(i.id),
})

const readOrder = query({
  name: 'readOrder',
  needs: { id: argument(z.string(), 'the order, such as A-1') },
  gives: order,
  uses: { room },
  read: (i, u, say) => u.room.order(i.id) ?? say.missing(`there is no order ${i.id}`),
})

const filed = condition({
  name: 'filed',
  title: 'the letter lies with its order',
  needs: { id: letterId },
  uses: { room },
  holds: (i, u) => u.room.filedUnder(i.id) !== null,
})

const file = action({
  name: 'file',
  title: (i) => `File letter ${i.letter} under order ${i.order}`,
  needs: { letter: letterId, order: argument(recordId(), 'the order that the letter is about') },
  relations: { order: among(customer.$.orders) },
  privileged: ['order'],
  uses: { room },
  makes: filed,
  identity: (i) => ['file', i.letter],
  perform: (i, u) => u.room.file(i.letter, i.order),
  confirm: (i, u) => u.room.filedUnder(i.letter),
  expect: (i) => ({ order: i.order }),
  undo: { perform: (i, u) => u.room.takeOut(i.letter) },
  risk: 'reversible',
  sends: 'nobody',
})

/** Files letters with the orders that they are about: which that is stands in the letter, in its writer's own words. */
export const postRoom = (how: ReasoningOptions) =>
  defineAgent({
    name: 'post-room',
    title: 'Post room',
    goals: [
      goal({ name: 'file', ask: 'File letter {letterId}', input: { letterId }, doneWhen: [filed], unmet: 'keep' }),
    ],
    can: [readLetter, readCustomer, readOrder, file],
    policies: [{ path: 'post-room.yaml', text: policy }],
    ...how,
  })

const policy = `
policy: post-room
rules:
  - rule: filing
    for: file
    then: allow
    because: It is the post room's work.
`
