import type { Company } from '../company.ts'

/** The parts of a company that can be reached over the network. */
export type Part = Exclude<keyof Company, 'close'>

/** Everything that can be called from outside, by part. Whatever is not listed here cannot be called. */
export const operations = {
  orders: [
    'customer',
    'ordersOf',
    'order',
    'createReplacement',
    'findReplacement',
    'cancelReplacement',
    'exchange',
    'findExchange',
  ],
  carrier: [
    'shipmentsOf',
    'proofOfDelivery',
    'reportsOnRoute',
    'openClaim',
    'findClaim',
    'requestTrace',
    'findTrace',
    'requestRetrieval',
    'findRetrieval',
  ],
  warehouse: ['product', 'batch', 'knownIssues', 'stock', 'inspectDock', 'holdBatch', 'findBatchHold', 'releaseBatch'],
  payments: ['paymentOf', 'refund', 'findRefund'],
  returns: [
    'request',
    'requestsOf',
    'openRequests',
    'authorise',
    'credit',
    'exchange',
    'decline',
    'askEvidence',
    'referToFraudReview',
    'informBuyer',
    'findStep',
  ],
  policies: ['countryPolicy', 'housePolicies', 'holidays', 'supplyTerms'],
  desk: [
    'ticket',
    'openTickets',
    'messagesOf',
    'reply',
    'findReply',
    'addNote',
    'findNote',
    'scheduleFollowUp',
    'findFollowUp',
    'queue',
    'hours',
    'shifts',
    'merge',
    'findMerge',
    'unmerge',
    'setStatus',
    'setPriority',
  ],
  mail: ['send', 'findMail', 'sent', 'inbox', 'received'],
  purchasing: [
    'supplier',
    'searchSuppliers',
    'createPurchaseOrder',
    'findPurchaseOrder',
    'answersOf',
    'profile',
    'contactsOf',
    'offersFor',
    'leadTimesOf',
    'recordLeadTime',
    'findLeadTime',
    'order',
    'promisedBefore',
    'receiptsOf',
    'changePromise',
    'findPromiseChange',
    'addNote',
    'findNote',
    'notesOf',
    'escalate',
    'findEscalation',
  ],
  inbound: [
    'shipment',
    'shipmentsOf',
    'disturbed',
    'freightOptions',
    'bookFreight',
    'findFreight',
    'recordDecision',
    'findDecision',
  ],
  allocations: [
    'allocation',
    'ofPurchase',
    'ofGoods',
    'reallocate',
    'findReallocation',
    'cancel',
    'findCancellation',
    'askConsent',
    'findConsent',
    'tell',
    'noticesOf',
  ],
  planning: [
    'positions',
    'lanesTo',
    'substitutesFor',
    'budget',
    'transfer',
    'findTransfer',
    'changeReorderPoint',
    'findReorderChange',
  ],
  faults: ['set', 'script', 'list', 'clear'],
  ledger: ['writes', 'attempts', 'reads'],
  controls: ['clock', 'setClock', 'setHonoursKeys'],
} as const satisfies { [Name in Part]: readonly (keyof Company[Name])[] }

/** How an error travels. */
export interface ErrorMessage {
  kind: 'refusal' | 'unavailable' | 'time-out' | 'failure' | 'rate-limited'
  system: string
  operation: string
  code: string
  message: string
  field: string | null
  retryAfterMs: number | null
}
