import { defineAgent } from 'operant'
import { anythingElse, readConversation, serve } from '../conversation.ts'
import { questions } from './questions.ts'
import { readCustomer, readReservation } from './reads.ts'
import * as writes from './writes.ts'

/** The airline's desk, by a language model; everything that it may do is in the policy. */
export const airlineAgent = defineAgent({
  name: 'airline',
  goals: [serve],
  can: [readConversation, readCustomer, readReservation, ...questions, anythingElse, ...Object.values(writes)],
  policies: [new URL('policy.yaml', import.meta.url)],
  reasoner: 'model',
})
