import { defineAgent } from 'operant'
import { anythingElse, readConversation, serve } from '../conversation.ts'
import { questions } from './questions.ts'
import { readCustomer, readOrder } from './reads.ts'
import * as writes from './writes.ts'

/** The retail desk, by a language model; everything that it may do is in the policy. */
export const retailAgent = defineAgent({
  name: 'retail',
  goals: [serve],
  can: [readConversation, readCustomer, readOrder, ...questions, anythingElse, ...Object.values(writes)],
  policies: [new URL('policy.yaml', import.meta.url)],
  reasoner: 'model',
})
