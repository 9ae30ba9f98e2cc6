import { query } from 'operant'
import { conversation } from '../conversation.ts'
import { customer, desk, order, orderRecord } from './facts.ts'

export const readCustomer = query({
  name: 'readCustomer',
  needs: { id: conversation.$.customer },
  gives: customer,
  uses: { desk },
  read: (i, u, say) => u.desk.customer(i.id) ?? say.missing('there is no such customer'),
})

export const readOrder = query({
  name: 'readOrder',
  needs: { id: order },
  gives: orderRecord,
  uses: { desk },
  read: (i, u, say) => u.desk.order(i.id) ?? say.missing('there is no such order'),
})
