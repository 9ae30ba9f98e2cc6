import { condition, defineAgent, goal } from 'operant'
import { conversationId, farewell } from './facts.ts'
import { anythingElse, questions } from './questions.ts'
import { readConversation, readCustomer, readReservation } from './reads.ts'
import { bookFlight, cancelReservation, changeBags, changeFlights, changeParty, sendCertificate } from './writes.ts'

const served = condition({
  name: 'served',
  title: 'the customer has no further wish',
  needs: { said: farewell.$.nothingElse },
  holds: (i) => i.said,
})

const serve = goal({
  name: 'serve',
  ask: 'Serve conversation {conversationId}',
  input: { conversationId },
  doneWhen: [served],
  limits: { steps: 2_000, effects: 100, tokens: 1e9 },
  unmet: 'keep',
})

/** The airline's desk, by a language model; everything that it may do is in the policy. */
export const airlineAgent = defineAgent({
  name: 'airline',
  goals: [serve],
  can: [
    readConversation,
    readCustomer,
    readReservation,
    ...questions,
    anythingElse,
    bookFlight,
    cancelReservation,
    changeBags,
    changeFlights,
    changeParty,
    sendCertificate,
  ],
  policies: [new URL('policy.yaml', import.meta.url)],
  reasoner: 'model',
})
