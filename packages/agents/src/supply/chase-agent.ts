import { defineAgent, goal } from 'operant'
import { readHolidays } from './calendar/calendar.ts'
import { readChaseTerms } from './calendar/terms.ts'
import { askBuyer, judgeAnswer, readAnswer, readLate, takeNoDate, takeReading } from './chase/answer.ts'
import { readLetters, readLogged, readBelieved, readInbox } from './chase/correspondence.ts'
import { awaitNext, escalate, handToBuyer } from './chase/escalate.ts'
import {
  changeReorderPoint,
  judgeLeadTime,
  leadTimeKnown,
  readPlanned,
  recordLeadTime,
  replan,
  replanned,
} from './chase/lead-time.ts'
import { allLogged, findUnlogged, logLetter } from './chase/log.ts'
import { purchaseOrderId, readPurchaseOrder, readUnderWay } from './chase/order.ts'
import { answerUsed, changePromise, noteAnswer, noteDisowned } from './chase/record.ts'
import { readStage } from './chase/stage.ts'
import { readSupplier } from './chase/supplier.ts'
import { letterSent, nothingToChase, readAgenda, sendLetter, writeLetter } from './chase/write.ts'

/** A chase ends when the goods have arrived or nothing is to be chased, all mails are logged and all answers used. */
export const chaseOrder = goal({
  name: 'chase order',
  ask: 'Chase purchase order {purchaseOrderId}',
  input: { purchaseOrderId },
  doneWhen: [nothingToChase, letterSent, allLogged, answerUsed, leadTimeKnown, replanned],
  limits: { steps: 1_000, time: '200d', effects: 60 },
  // What a supplier was sent is not taken back because the goods did not come.
  unmet: 'keep',
})

/** Chases overdue purchase orders until the goods are here or the buyer has the matter. */
export const chaseAgent = defineAgent({
  name: 'supplier chase',
  title: 'Overdue purchase orders',
  goals: [chaseOrder],
  can: [
    readHolidays,
    readChaseTerms,
    readPurchaseOrder,
    readUnderWay,
    readSupplier,
    readBelieved,
    readLetters,
    readInbox,
    readLogged,
    readStage,
    readAgenda,
    writeLetter,
    sendLetter,
    findUnlogged,
    logLetter,
    readAnswer,
    judgeAnswer,
    takeReading,
    askBuyer,
    takeNoDate,
    readLate,
    changePromise,
    noteAnswer,
    noteDisowned,
    judgeLeadTime,
    recordLeadTime,
    readPlanned,
    replan,
    changeReorderPoint,
    escalate,
    handToBuyer,
    awaitNext,
  ],
  policies: [new URL('./chase/policy.yaml', import.meta.url)],
})
