import { defineAgent, goal } from 'operant'
import { chooseBest, chooseModest, listOptions } from './delay/assessment.ts'
import { readBudget, readCase } from './delay/case.ts'
import { decided, recordDecision, respond, respondModestly, takeWaiting, takeWaitingInstead } from './delay/respond.ts'
import { arrived, readShipment, shipmentId } from './delay/shipment.ts'
import { findToTell, takeAddressee, tellCustomer, told, writeNotice } from './delay/tell.ts'
import { awaitMilestone } from './delay/watch.ts'

/** A delay is over when the goods are here, every date of arrival was answered, and customers know what they must. */
export const answerDelay = goal({
  name: 'answer delay',
  ask: 'Answer the delay of shipment {shipmentId}',
  input: { shipmentId },
  doneWhen: [decided, told, arrived],
  limits: { steps: 1_000, time: '200d', effects: 100 },
  // What was booked and told stays although the goods are not here yet.
  unmet: 'keep',
})

/** Answers late inbound shipments: what they do to customers and stock, what is done about it, who is told. */
export const delayAgent = defineAgent({
  name: 'shipment delay',
  title: 'Late inbound shipments',
  goals: [answerDelay],
  can: [
    readShipment,
    readCase,
    readBudget,
    listOptions,
    chooseBest,
    chooseModest,
    respond,
    respondModestly,
    takeWaiting,
    takeWaitingInstead,
    recordDecision,
    findToTell,
    takeAddressee,
    writeNotice,
    tellCustomer,
    awaitMilestone,
  ],
  policies: [new URL('./delay/policy.yaml', import.meta.url)],
})
