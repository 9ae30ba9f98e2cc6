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
    /** What its people write from. A mail from anywhere else is not the supplier's. */
    domain: recordText(),
    contact: recordText(),
    email: recordText(),
  }),
  { freshFor: '1h', readers: owner('supplier', 'id') },
)

/** Whom one asks about a delivery first; nobody else is asked. */
const order = ['sales', 'logistics']

/** A supplier that was merged into another is that other; further than this nobody follows. */
const mostMergers = 3

export const readSupplier = query({
  name: 'purchasing.readContact',
  needs: { code: purchaseOrder.$.supplier },
  gives: supplier,
  uses: { purchasing },
  read: async (i, u, say) => {
    let id = i.code
    for (let hop = 0; hop < mostMergers; hop += 1) id = (await u.purchasing.supplier(id))?.mergedInto ?? id
    const [profile, contacts] = await Promise.all([u.purchasing.profile(id), u.purchasing.contactsOf(id)])
    if (!profile) return say.missing(`nothing is known of supplier ${id}`)
    const active = contacts.filter((one) => one.active)
    const first = order.flatMap((role) => active.find((one) => one.role === role) ?? [])[0]
    return {
      id,
      country: profile.country,
      domain: profile.domain.toLowerCase(),
      contact: first?.name ?? '',
      // Nobody is there to be asked: an empty address, to which nothing is sent.
      email: first ? addressOf(first.mail) : '',
    }
  },
})

/** Mail addresses are compared without regard to case. */
export function addressOf(text: string): string {
  return text.trim().toLowerCase()
}

export function domainOf(address: string): string {
  return addressOf(address).split('@').at(-1) ?? ''
}
