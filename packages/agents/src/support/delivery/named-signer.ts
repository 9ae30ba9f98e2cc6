import { fact, judgement } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { ticket } from '../ticket/ticket.ts'
import { proofs } from './proof.ts'

/** Whoever signed for a parcel of the order and is named in the customer's own text. It only ever stops the agent. */
export const namedSigner = fact('namedSigner', z.object({ name: z.string().nullable() }), { about: order })

export const judgeNamedSigner = judgement({
  name: 'judgeNamedSigner',
  needs: { subject: ticket.$.subject, body: ticket.$.body, proofs },
  gives: namedSigner,
  atLeast: 0,
  judge: (i) => {
    const text = `${i.subject} ${i.body}`.toLowerCase()
    const found = i.proofs.find(({ signedBy }) => signedBy !== null && text.includes(signedBy.toLowerCase()))
    return { value: { name: found?.signedBy ?? null }, confidence: 1 }
  },
})
