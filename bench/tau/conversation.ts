import { z } from 'zod'
import { condition, connector, fact, goal, query, question, recordId } from 'operant'
import { noDefault } from '../support/no-default.ts'
import type { Speaker } from './domain.ts'

/** Who speaks in this conversation. */
const speaker = connector<Speaker>({ name: 'speaker', open: noDefault })

export const conversationId = fact('conversationId', z.string())
export const conversation = fact(
  'conversation',
  z.object({
    customer: recordId(),
    /** Whether who speaks has proven to be that customer, in the way that the domain's policy asks for. */
    proven: z.boolean(),
  }),
)
const farewell = fact('farewell', z.object({ nothingElse: z.boolean() }))

export const readConversation = query({
  name: 'readConversation',
  needs: { id: conversationId },
  gives: conversation,
  uses: { speaker },
  read: (_, u) => u.speaker,
})

export const anythingElse = question({
  name: 'anythingElse',
  gives: farewell,
  ask: () => ({ to: 'customer', text: 'Can I help with anything else?' }),
})

const served = condition({
  name: 'served',
  title: 'the customer has no further wish',
  needs: { said: farewell.$.nothingElse },
  holds: (i) => i.said,
})

/** What every desk is for: until the customer has no further wish. */
export const serve = goal({
  name: 'serve',
  ask: 'Serve conversation {conversationId}',
  input: { conversationId },
  doneWhen: [served],
  limits: { steps: 2_000, effects: 100, tokens: 1e9 },
  unmet: 'keep',
})
