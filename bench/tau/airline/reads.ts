import { query } from 'operant'
import { conversation } from '../conversation.ts'
import { customer, desk, reservation, reservationRecord } from './facts.ts'

export const readCustomer = query({
  name: 'readCustomer',
  needs: { id: conversation.$.customer },
  gives: customer,
  uses: { desk },
  read: (i, u, say) => u.desk.customer(i.id) ?? say.missing('there is no such customer'),
})

export const readReservation = query({
  name: 'readReservation',
  needs: { id: reservation },
  gives: reservationRecord,
  uses: { desk },
  read: (i, u, say) => u.desk.reservation(i.id) ?? say.missing('there is no such reservation'),
})
