import { delegation, wait } from 'operant'
import { resolveTicket } from '../../support/support-agent.ts'
import { canGoOn, requestsFinal, returnMonth, returnRequests, undecidedCount } from './requests.ts'

/** Each request that can go on, to the agent that resolves its ticket: once, and again when evidence came or did not come in time. */
export const decideEach = delegation({
  name: 'decideEach',
  needs: { requests: returnRequests, counted: undecidedCount },
  each: (i) =>
    i.requests.filter(canGoOn).flatMap(({ request, ticket, photos, overdue }) => {
      const news = overdue ? ', evidence did not come' : photos > 0 ? `, ${photos} photos` : ''
      return ticket === null ? [] : [{ name: `${request}${news}`, ticket }]
    }),
  identity: ({ name }) => name,
  to: resolveTicket,
  with: ({ ticket }) => ({ ticket }),
  atOnce: 5,
  every: '1h',
  makes: requestsFinal,
  changes: [returnRequests, undecidedCount],
})

/** People decide, and customers send what was asked for, in their own time. */
export const awaitDecisions = wait({
  name: 'awaitDecisions',
  needs: { month: returnMonth },
  until: '60d',
  every: '1h',
  holds: requestsFinal,
  rereads: [returnRequests, undecidedCount],
  most: 1_000,
})
