import { openDatabase } from './database/database.ts'
import { type Allocations, createAllocations } from './systems/allocations.ts'
import { type Bank, createBank } from './systems/bank.ts'
import { type Books, createBooks } from './systems/books.ts'
import { type Carrier, createCarrier } from './systems/carrier.ts'
import { createDesk, type Desk } from './systems/desk.ts'
import type { SystemName } from './systems/errors.ts'
import { createFaults, type Faults } from './systems/faults.ts'
import { createInbound, type Inbound } from './systems/inbound.ts'
import { createLedger, type Ledger } from './systems/ledger.ts'
import { createMail, type MailSystem } from './systems/mail.ts'
import { createOrders, type Orders } from './systems/orders.ts'
import { createPayments, type Payments } from './systems/payments.ts'
import { createPlanning, type Planning } from './systems/planning.ts'
import { createPolicies, type Policies } from './systems/policies.ts'
import { createPurchasing, type Purchasing } from './systems/purchasing.ts'
import { createReturns, type Returns } from './systems/returns.ts'
import { type Controls, createControls, readSetting } from './systems/settings.ts'
import { createWarehouse, type Warehouse } from './systems/warehouse.ts'

/** The sample company's systems, with the switches and records that belong to the sandbox rather than to them. */
export interface Company {
  orders: Orders
  carrier: Carrier
  warehouse: Warehouse
  payments: Payments
  returns: Returns
  policies: Policies
  desk: Desk
  mail: MailSystem
  purchasing: Purchasing
  inbound: Inbound
  allocations: Allocations
  planning: Planning
  bank: Bank
  books: Books
  faults: Faults
  ledger: Ledger
  controls: Controls
  close(): Promise<void>
}

export interface OpenCompanyOptions {
  directory: string
  /** The present instant; by default the company's own clock, kept in its database. */
  now?: () => Date
  /** Real milliseconds, for rate limits and for reads that are behind; by default this machine's. */
  wallMs?: () => number
  /** Count reads per operation; costs a write each. Default false. */
  countReads?: boolean
}

/** Opens the company in `directory`; several processes may have it open at once. */
export function openCompany(options: OpenCompanyOptions): Company {
  const database = openDatabase(options.directory)
  const ownClock = (): string => readSetting(database, 'as_of') ?? new Date(0).toISOString()
  const { now: given } = options
  const now = given ? () => given().toISOString() : ownClock
  const wallMs = options.wallMs ?? Date.now
  const context = { database, now, wallMs, countReads: options.countReads ?? false }
  const systems = {
    orders: createOrders(context),
    carrier: createCarrier(context),
    warehouse: createWarehouse(context),
    payments: createPayments(context),
    returns: createReturns(context),
    policies: createPolicies(context),
    desk: createDesk(context),
    mail: createMail(context),
    purchasing: createPurchasing(context),
    inbound: createInbound(context),
    allocations: createAllocations(context),
    planning: createPlanning(context),
    bank: createBank(context, options.directory),
    books: createBooks(context, options.directory),
  }
  return {
    ...systems,
    faults: createFaults(database, operationsOf(systems)),
    ledger: createLedger(database),
    controls: createControls(database, now),
    close: async () => database.close(),
  }
}

function operationsOf(systems: Record<SystemName, object>): Record<SystemName, string[]> {
  return {
    orders: Object.keys(systems.orders),
    carrier: Object.keys(systems.carrier),
    warehouse: Object.keys(systems.warehouse),
    payments: Object.keys(systems.payments),
    returns: Object.keys(systems.returns),
    policies: Object.keys(systems.policies),
    desk: Object.keys(systems.desk),
    mail: Object.keys(systems.mail),
    purchasing: Object.keys(systems.purchasing),
    inbound: Object.keys(systems.inbound),
    allocations: Object.keys(systems.allocations),
    planning: Object.keys(systems.planning),
    bank: Object.keys(systems.bank),
    books: Object.keys(systems.books),
  }
}
