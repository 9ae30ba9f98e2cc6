export { type Company, openCompany, type OpenCompanyOptions } from './company.ts'
export { type CompanyDatabase, openDatabase } from './database/database.ts'
export { type BrokenInvariant, brokenInvariants } from './database/invariants.ts'
export { connectCompany, connectWorld } from './network/connect-company.ts'
export { type CompanyServer, serveCompany } from './network/serve-company.ts'
export { addCustomer, type NewCustomer } from './records/add-customer.ts'
export { addOrder, addRefund, addReplacement, type NewOrder } from './records/add-order.ts'
export {
  addBatch,
  addKnownIssue,
  addProduct,
  type NewBatch,
  type NewKnownIssue,
  type NewProduct,
} from './records/add-product.ts'
export { addShipment, type NewShipment, setRouteReports } from './records/add-shipment.ts'
export { addSupplier, type NewStock, setStock } from './records/add-stock.ts'
export { addTicket, type NewTicket } from './records/add-ticket.ts'
export type { Customer } from './records/customers.ts'
export type { Money } from './records/money.ts'
export type { Address, Gift, Order, OrderLine } from './records/orders.ts'
export {
  addCountryPolicy,
  addHoliday,
  addHousePolicy,
  type CountryPolicy,
  type Holiday,
  type HousePolicy,
} from './records/policies.ts'
export type { Batch, KnownIssue, Product } from './records/products.ts'
export {
  addKnownPhoto,
  addReturnRequest,
  type NewReturnRequest,
  type ReturnPhoto,
  type ReturnReason,
  type ReturnRequest,
  type ReturnStatus,
} from './records/returns.ts'
export type { DockInspection, ProofOfDelivery, Shipment, TrackingEvent, TrackingState } from './records/shipments.ts'
export {
  addBankAccount,
  addBookAccount,
  type BankAccount,
  type BookAccount,
  type BookAccountKind,
} from './records/bank/bank-accounts.ts'
export type { BookLine } from './records/bank/postings.ts'
export type { StatementFile, StatementFormat } from './records/bank/statements.ts'
export type { BatchStock, Stock } from './records/stock.ts'
export type { HandledTicket, Priority, QueuedTicket } from './records/service/queue.ts'
export type { DeskHour, Shift } from './records/service/workload.ts'
export type { Allocation, Consent } from './records/supply/allocations.ts'
export type { FreightOption, InboundMode, InboundShipment, Milestone, MilestoneKind } from './records/supply/inbound.ts'
export type { ReceivedMail } from './records/supply/mail.ts'
export type { Budget, Lane, Position, Substitute } from './records/supply/planning.ts'
export type { GoodsReceipt, PurchaseDocument, PurchaseLine, PurchaseStatus } from './records/supply/purchase-orders.ts'
export type { LeadTime, SupplierContact, SupplierOffer, SupplierProfile } from './records/supply/suppliers.ts'
export type { ResponseKind, SupplyTerms } from './records/supply/terms.ts'
export type { Ticket, TicketStatus } from './records/tickets.ts'
export { openStaff, type Staff } from './simulation/service/staff.ts'
export type { Question } from './simulation/stage.ts'
export { type Happening, openWorld, type OpenWorldOptions, type World } from './simulation/world.ts'
export type { Allocations } from './systems/allocations.ts'
export type { Bank, StatementPiece } from './systems/bank.ts'
export type { Books } from './systems/books.ts'
export type { CashLines, CashPeriod, LinePage } from './systems/books/cash-lines.ts'
export type { JournalLine, JournalRequest, Journals, PostedJournal } from './systems/books/journals.ts'
export type { FiledReconciliation, FilingRequest, OpenPage, Reconciliations } from './systems/books/reconciliations.ts'
export type { Worklist, WorklistItem, WorklistRequest, Worklists } from './systems/books/worklists.ts'
export type { Carrier, CarrierCase } from './systems/carrier.ts'
export type { Desk, FollowUp } from './systems/desk.ts'
export type { ReplyRequest, TicketMessage } from './systems/ticket-messages.ts'
export {
  SystemFailure,
  type SystemName,
  SystemRateLimited,
  SystemRefusal,
  SystemTimeout,
  SystemUnavailable,
} from './systems/errors.ts'
export type { Exchange, ExchangeRequest, Exchanges } from './systems/exchanges.ts'
export { type Fault, type FaultDetail, type FaultKind, faultKinds } from './systems/fault.ts'
export type { Faults, FaultScript } from './systems/faults.ts'
export type { DelayDecision, DelayDecisionRequest, FreightBooking, FreightRequest, Inbound } from './systems/inbound.ts'
export { breakPoints } from './systems/parts.ts'
export { type Attempt, type Ledger, type LedgerEntry, withoutCompletedParts } from './systems/ledger.ts'
export type { Mail, MailSystem } from './systems/mail.ts'
export type { Orders } from './systems/orders.ts'
export type { Payment, Payments, Refund } from './systems/payments.ts'
export type { Planning, ReorderChange, Transfer, TransferRequest } from './systems/planning.ts'
export type { Policies } from './systems/policies.ts'
export type { PurchaseOrder, PurchaseOrderRequest, Purchasing, Supplier, SupplierAnswer } from './systems/purchasing.ts'
export type { Replacement, ReplacementRequest, Replacements } from './systems/replacements.ts'
export type { ReturnStep, StepKind } from './systems/return-steps.ts'
export type { Returns } from './systems/returns.ts'
export type { Controls } from './systems/settings.ts'
export type { BatchHold, Warehouse } from './systems/warehouse.ts'
export type { ServiceDesk } from './systems/service/service-desk.ts'
export type { Merge } from './systems/service/ticket-changes.ts'
export type { Cancellation, Reallocation } from './systems/supply/allocation-changes.ts'
export type { DelayNotice, TellRequest } from './systems/supply/delay-notices.ts'
export type { Escalation, PromiseChange, PurchaseNote, PurchaseOrders } from './systems/supply/purchase-orders.ts'
export type { SupplierRecords } from './systems/supply/supplier-records.ts'
export { createReconciliationExample, reconciliationExample } from './world/bank/reconciliation-example.ts'
export { createEmptyCompany } from './world/create-empty-company.ts'
export {
  createMissingOrderExample,
  missingOrderExample,
  type MissingOrderVariant,
} from './world/missing-order-example.ts'
export { createSupplyExample, supplyExample } from './world/supply/supply-example.ts'
