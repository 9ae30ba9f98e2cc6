import { businessCalendar } from '../../calendar/business-calendar.ts'
import type { ProjectDefinition } from '../../project/define-project.ts'
import { schedule } from '../../schedules/schedule.ts'
import { trigger } from '../../schedules/trigger.ts'
import { loadAgents } from './load-packages.ts'

const calendar = businessCalendar({ name: 'company', zone: 'UTC', hours: { from: '08:00', to: '18:00' } })

/**
 * What is worked on in a sandbox, and what starts it: tickets, overdue orders, late shipments, and the time of day. Bank
 * accounts are reconciled when somebody asks for it.
 */
export async function sandboxWork(): Promise<
  Pick<ProjectDefinition, 'agents' | 'calendars' | 'schedules' | 'triggers'>
> {
  const agents = await loadAgents()
  const { supportAgent, chaseAgent, delayAgent, backlogAgent, reconciliationAgent } = agents
  return {
    agents: [supportAgent, chaseAgent, delayAgent, backlogAgent, reconciliationAgent],
    calendars: [calendar],
    schedules: [
      schedule({ name: 'backlog', cron: '*/15 * * * *', agent: backlogAgent.name, goal: 'tell backlog' }),
      schedule({
        name: 'morning-backlog',
        cron: '0 8 * * *',
        on: 'business days',
        holiday: 'next business day',
        agent: backlogAgent.name,
        goal: 'tell backlog',
        pauseAfter: { failures: 3 },
      }),
    ],
    triggers: [
      trigger({
        name: 'tickets',
        on: { query: agents.openTickets, every: '2s', new: ({ ticket }) => ticket, first: 'all' },
        agent: supportAgent.name,
        goal: 'resolve ticket',
        data: agents.openTicket,
        input: ({ ticket }) => ({ ticket }),
        roles: ['intake'],
      }),
      trigger({
        name: 'overdue-orders',
        on: {
          query: agents.overdueOrders,
          every: '5m',
          new: ({ order, since }) => `${order} ${since}`,
          first: 'all',
        },
        agent: chaseAgent.name,
        goal: 'chase order',
        data: agents.overdueOrder,
        input: ({ order }) => ({ purchaseOrderId: order }),
        roles: ['scheduler'],
      }),
      trigger({
        name: 'late-shipments',
        on: { query: agents.disturbedShipments, every: '5m', new: ({ shipment }) => shipment, first: 'all' },
        agent: delayAgent.name,
        goal: 'answer delay',
        data: agents.disturbedShipment,
        input: ({ shipment }) => ({ shipmentId: shipment }),
        roles: ['scheduler'],
      }),
    ],
  }
}
