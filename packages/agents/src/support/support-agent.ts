import { defineAgent, goal } from 'operant'
import { giveAccount } from './answer/account.ts'
import { answered, closedWithoutAnswer, reply, writeAnswer } from './answer/answer.ts'
import { lookedAtAgain, scheduleFollowUp } from './answer/follow-up.ts'
import { addNote, noted, writeNote } from './answer/note.ts'
import { compareRecords } from './agreement/agreement.ts'
import { readKnownCases } from './carrier-cases/known-cases.ts'
import { claimOpened, openClaim } from './carrier-cases/claim.ts'
import { requestRetrieval, retrievalRequested } from './carrier-cases/retrieval.ts'
import { requestTrace, takeTracedParcel, traceRequested } from './carrier-cases/trace.ts'
import { readHolidays } from './delivery/calendar.ts'
import { workOutDelivery, workOutParcel } from './delivery/delivery.ts'
import { weighMisdelivery } from './delivery/misdelivery.ts'
import { judgeNamedSigner } from './delivery/named-signer.ts'
import { inspectDock, readProofs, readRouteReports, takeDock, takeProof } from './delivery/proof.ts'
import { readShipments } from './delivery/shipments.ts'
import { workOutEntitlement } from './finding/entitlement.ts'
import { findOut } from './finding/find.ts'
import { workOutLookedAround } from './finding/looked-around.ts'
import {
  foreseeAnswers,
  foreseeCircumstances,
  foreseeColleagues,
  foreseeOrders,
  foreseeOtherReason,
  foreseeOtherTickets,
  listOptions,
} from './hand-over/foreseen.ts'
import { handOver, seenTo } from './hand-over/hand-over.ts'
import { readSituation } from './hand-over/situation.ts'
import { readChildren, readStandingChildren } from './orders/children.ts'
import {
  askWhichOrders,
  lookUpMentioned,
  matchMentioned,
  readOwnOrders,
  takeNamed,
  takeOnlyRecent,
  takeUp,
} from './orders/concern.ts'
import { findOrderOfCustomer, readOrder } from './orders/order-record.ts'
import { readPayment, readReplacements, workOutStanding } from './orders/standing.ts'
import { refund } from './remedy/refund.ts'
import { chooseRemedy, lineRemedied, lookWhetherLineOpen, remediedTwice } from './remedy/remedy.ts'
import { replace } from './remedy/replace.ts'
import { noteNothing, noteRefund, noteReplacement } from './remedy/settlement.ts'
import { chooseNextWarehouse, chooseWarehouse, readStock } from './remedy/supply.ts'
import { judgeCircumstances } from './ticket/circumstances.ts'
import {
  judgeCameBack,
  judgeOtherMatter,
  lookThroughCorrespondence,
  readOtherTickets,
  readWritten,
} from './ticket/correspondence.ts'
import { assess } from './returns/assessment.ts'
import { writeReturnAnswer, writeReturnNote } from './returns/answer.ts'
import { decideReturn } from './returns/decide.ts'
import { noReturn } from './returns/finding.ts'
import { foreseeReturn } from './returns/foresee.ts'
import { readArticle, readHandedOver, readReturnedLine, readSameAgain } from './returns/goods.ts'
import { readRequest, takeUpNone } from './returns/request.ts'
import {
  askEvidence,
  authorise,
  buyerInformed,
  credit,
  decline,
  exchange,
  informBuyer,
  refundReturn,
  returnSettled,
} from './returns/steps.ts'
import { noticeInstructions } from './ticket/instructions.ts'
import { readTerms } from './ticket/terms.ts'
import { readCustomer, readTicket, readToday, ticketId } from './ticket/ticket.ts'
import { askReason, judgeOrderNumbers, judgeReason, understood } from './ticket/understand.ts'

/** A ticket is resolved when every order it is about is settled and the customer has the answer. */
export const resolveTicket = goal({
  name: 'resolve ticket',
  ask: 'Resolve ticket {ticket}',
  input: { ticket: ticketId },
  doneWhen: [
    lineRemedied,
    claimOpened,
    retrievalRequested,
    traceRequested,
    lookedAtAgain,
    returnSettled,
    buyerInformed,
    noted,
    answered,
    seenTo,
  ],
  never: [closedWithoutAnswer, remediedTwice],
  class: understood.$.reason,
  limits: { steps: 300, time: '14d', effects: 25 },
  // What a customer was sent or told is not taken back because something else is still open.
  unmet: 'keep',
})

/** Resolves tickets about orders that did not arrive and about returns; everything else it hands over with what it knows. */
export const supportAgent = defineAgent({
  name: 'support',
  title: 'Missing orders and returns',
  goals: [resolveTicket],
  can: [
    readTicket,
    readToday,
    readCustomer,
    judgeReason,
    askReason,
    judgeOrderNumbers,
    noticeInstructions,
    readOwnOrders,
    matchMentioned,
    takeOnlyRecent,
    lookUpMentioned,
    askWhichOrders,
    takeNamed,
    takeUp,
    readOrder,
    findOrderOfCustomer,
    readPayment,
    readReplacements,
    workOutStanding,
    readShipments,
    workOutDelivery,
    workOutParcel,
    readProofs,
    takeProof,
    judgeNamedSigner,
    takeDock,
    readKnownCases,
    readChildren,
    readStandingChildren,
    readHolidays,
    readTerms,
    compareRecords,
    workOutLookedAround,
    judgeCircumstances,
    readWritten,
    readOtherTickets,
    lookThroughCorrespondence,
    judgeOtherMatter,
    readSituation,
    foreseeOrders,
    foreseeCircumstances,
    foreseeOtherTickets,
    foreseeColleagues,
    foreseeAnswers,
    judgeCameBack,
    foreseeOtherReason,
    listOptions,
    handOver,
    readRequest,
    takeUpNone,
    noReturn,
    readReturnedLine,
    readHandedOver,
    readArticle,
    readSameAgain,
    assess,
    decideReturn,
    foreseeReturn,
    authorise,
    credit,
    exchange,
    refundReturn,
    decline,
    askEvidence,
    informBuyer,
    writeReturnAnswer,
    writeReturnNote,
    takeTracedParcel,
    readRouteReports,
    inspectDock,
    weighMisdelivery,
    workOutEntitlement,
    findOut,
    readStock,
    chooseWarehouse,
    chooseNextWarehouse,
    lookWhetherLineOpen,
    chooseRemedy,
    replace,
    refund,
    noteReplacement,
    noteRefund,
    noteNothing,
    openClaim,
    requestRetrieval,
    requestTrace,
    scheduleFollowUp,
    giveAccount,
    writeAnswer,
    writeNote,
    reply,
    addNote,
  ],
  policies: [new URL('./policy.yaml', import.meta.url)],
})
