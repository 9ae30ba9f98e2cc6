export { resolveTicket, supportAgent } from './support/support-agent.ts'
export { carrier, clock, desk, orders, payments, warehouse } from './support/systems.ts'
export type { Carrier, CompanyClock, Desk, Orders, Payments, Warehouse } from './support/systems.ts'
