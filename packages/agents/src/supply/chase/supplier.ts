import { fact, owner, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { purchasing } from '../systems.ts'
import { purchaseOrder } from './order.ts'

/** Who supplies the order, and whom one writes to there: from the supplier's master record, never from a mail. */
export const supplier = fact(
  'supplier',
  z.object({
    id: recordId(),
    country: recordText(),
    contact: recordText(),
    email: recordText(),
    /** Addresses of all who speak for the supplier. */
    known: z.array(recordText()),
  }),
  { freshFor: '1h', readers: owner('supplier', 'id') },
)

/** Whom one asks about a delivery first. */
const order = ['logistics', 'sales', 'accounts']

export const readSupplier = query({
  name: 'purchasing.readContact',
  needs: { id: purchaseOrder.$.supplier },
  gives: supplier,
  uses: { purchasing },
  read: async (i, u, say) => {
    const [profile, contacts] = await Promise.all([u.purchasing.profile(i.id), u.purchasing.contactsOf(i.id)])
    const active = contacts
      .filter((one) => one.active)
      .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role))
    const [first] = active
    if (!profile || !first) return say.missing(`supplier ${i.id} has no contact that is active`)
    return {
      id: i.id,
      country: profile.country,
      contact: first.name,
      email: addressOf(first.mail),
      known: active.map(({ mail }) => addressOf(mail)),
    }
  },
})

/** Mail addresses are compared without regard to case. */
export function addressOf(text: string): string {
  return text.trim().toLowerCase()
}
