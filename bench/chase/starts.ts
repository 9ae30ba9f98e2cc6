import {
  chaseAgent,
  delayAgent,
  disturbedShipment,
  disturbedShipments,
  overdueOrder,
  overdueOrders,
} from '@operant/agents'
import { businessCalendar, trigger } from 'operant'

/** Monday to Friday; what is a holiday where a supplier is, the chase itself heeds. */
export const calendar = businessCalendar({ name: 'company', zone: 'UTC' })

/** What starts the runs of both agents. */
export const starts = [
  trigger({
    name: 'overdue-orders',
    on: {
      query: overdueOrders,
      at: '0 8 * * *',
      days: 'business days',
      new: ({ order, since }) => `${order} ${since}`,
      first: 'all',
    },
    agent: chaseAgent.name,
    goal: 'chase order',
    data: overdueOrder,
    input: ({ order }) => ({ purchaseOrderId: order }),
    roles: ['scheduler'],
  }),
  trigger({
    name: 'late-shipments',
    on: { query: disturbedShipments, at: '0 8,12,16 * * *', new: ({ shipment }) => shipment, first: 'all' },
    agent: delayAgent.name,
    goal: 'answer delay',
    data: disturbedShipment,
    input: ({ shipment }) => ({ shipmentId: shipment }),
    roles: ['scheduler'],
  }),
]
