import type { CompanyDatabase } from '../../database/database.ts'
import { addCustomer } from '../../records/add-customer.ts'
import { addOrder } from '../../records/add-order.ts'
import { addProduct } from '../../records/add-product.ts'
import { addSupplier, setStock } from '../../records/add-stock.ts'
import { addAllocation } from '../../records/supply/allocations.ts'
import { addFreightOption, addInboundShipment } from '../../records/supply/inbound.ts'
import { addBudget, addLane, addPlanningFigure, addSubstitute } from '../../records/supply/planning.ts'
import { addPurchaseOrder, addReceipt } from '../../records/supply/purchase-orders.ts'
import { addSupplyReferenceData } from '../../records/supply/sample-terms.ts'
import { addSupplierContact, addSupplierOffer, addSupplierProfile } from '../../records/supply/suppliers.ts'
import { createEmptyCompany } from '../create-empty-company.ts'

/** The ids of the supply example. */
export const supplyExample = {
  asOf: '2026-11-09T09:00:00.000Z',
  /** Promised for 5 November, nothing came; a silent supplier as long as nobody moves the world. */
  overdue: 'PUR-2001',
  /** Overdue with a supplier that was merged into another. */
  overdueOfMerged: 'PUR-2002',
  /** Came in, and nobody counted it on the order. */
  received: 'PUR-2003',
  /** Promised for 6 November, and on a ship that is late. */
  underWay: 'PUR-2004',
  shipment: 'INB-3001',
  line: 'PUR-2004-1',
  sku: 'SKU-810',
  substitute: 'SKU-811',
  warehouse: 'LDS1',
  /** Needed on 12 November with a penalty, and on 30 November without. */
  allocations: ['ALO-1', 'ALO-2'],
  salesOrders: ['ORD-4001', 'ORD-4002'],
  freight: { air: 'FRO-1', road: 'FRO-2' },
} as const

const currency = 'EUR'

/** Creates a company with four purchase orders and one late inbound shipment: an order overdue, one of a merged supplier, one received, one under way. */
export function createSupplyExample(options: { directory: string }): void {
  const database = createEmptyCompany({ directory: options.directory, asOf: supplyExample.asOf })
  database.transaction(() => {
    addSupplyReferenceData(database)
    addSuppliersOfExample(database)
    addGoods(database)
    addOrdersOverdue(database)
    addLateShipment(database)
    addCustomersWaiting(database)
  })
  database.close()
}

function addSuppliersOfExample(database: CompanyDatabase): void {
  addSupplier(database, { code: 'SUP-0031', name: 'Halden Tools AS' })
  addSupplier(database, { code: 'SUP-0012', name: 'Halden Hardware', mergedInto: 'SUP-0031' })
  addSupplier(database, { code: 'SUP-0044', name: 'Porcelana Vidal SL' })
  addSupplier(database, { code: 'SUP-0070', name: 'Ceramika Nowak Sp. z o.o.' })
  const figures = { orders12Months: 24, late12Months: 3 }
  addSupplierProfile(database, { supplier: 'SUP-0031', country: 'NO', domain: 'halden-tools.example', ...figures })
  addSupplierProfile(database, { supplier: 'SUP-0044', country: 'ES', domain: 'vidal.example', ...figures })
  addSupplierProfile(database, { supplier: 'SUP-0070', country: 'PL', domain: 'nowak.example', ...figures })
  const sales = { role: 'sales', active: true } as const
  const contacts = [
    ['CON-1', 'SUP-0031', 'Ingrid Solberg', 'ingrid.solberg@halden-tools.example', 'en', sales],
    ['CON-2', 'SUP-0031', 'Knut Berg', 'knut.berg@halden-tools.example', 'en', { role: 'sales', active: false }],
    ['CON-3', 'SUP-0044', 'Marta Vidal', 'marta@vidal.example', 'es', sales],
    ['CON-4', 'SUP-0070', 'Jan Nowak', 'jan@nowak.example', 'en', sales],
  ] as const
  for (const [id, supplier, name, mail, language, rest] of contacts)
    addSupplierContact(database, { id, supplier, name, mail, language, ...rest })
}

function addGoods(database: CompanyDatabase): void {
  const { sku, substitute } = supplyExample
  const titles = { 'SKU-801': 'Cordless drill', 'SKU-802': 'Spirit level', [sku]: 'Serving bowl, blue' }
  for (const [id, title] of Object.entries(titles)) addProduct(database, { sku: id, title })
  addProduct(database, { sku: substitute, title: 'Serving bowl, white' })
  const stock = { KSL1: 74, LDS1: 0, RNO1: 400 }
  for (const [warehouse, onHand] of Object.entries(stock)) {
    setStock(database, { warehouse, sku, onHand })
    const figure = { demandTenths: 0, demandSdTenths: 0, leadDays: 14, leadSdTenths: 20, servicePpm: 950_000 }
    const margin = { marginMinor: 900, currency }
    addPlanningFigure(database, { warehouse, sku, ...figure, reorderPoint: warehouse === 'RNO1' ? 380 : 44, ...margin })
  }
  setStock(database, { warehouse: 'LDS1', sku: substitute, onHand: 500 })
  addSubstitute(database, { sku, substitute, extraMinor: 350, currency, consentPpm: 400_000 })
  addLane(database, { from: 'KSL1', to: 'LDS1', fixedMinor: 6_000, perPieceMinor: 80, currency, days: 2 })
  addLane(database, { from: 'RNO1', to: 'LDS1', fixedMinor: 25_000, perPieceMinor: 450, currency, days: 6 })
  for (const period of ['2026-11', '2026-12', '2027-01', '2027-02'])
    addBudget(database, { costCentre: 'CC-410', period, amountMinor: 900_000, committedMinor: 150_000, currency })
}

function addOrdersOverdue(database: CompanyDatabase): void {
  const { overdue, overdueOfMerged, received } = supplyExample
  const common = { warehouse: 'LDS1', buyer: 'Ruth Adeyemi', costCentre: 'CC-410', status: 'sent', currency } as const
  const drill = { sku: 'SKU-801', quantity: 120, priceMinor: 4_150 }
  const level = { sku: 'SKU-802', quantity: 60, priceMinor: 990 }
  addPurchaseOrder(database, {
    ...common,
    id: overdue,
    supplier: 'SUP-0031',
    orderedOn: '2026-10-20',
    lines: [
      { ...drill, promisedOn: '2026-11-05' },
      { ...level, promisedOn: '2026-11-05' },
    ],
  })
  addPurchaseOrder(database, {
    ...common,
    id: overdueOfMerged,
    supplier: 'SUP-0012',
    orderedOn: '2026-10-19',
    lines: [{ ...drill, promisedOn: '2026-11-06' }],
  })
  addPurchaseOrder(database, {
    ...common,
    id: received,
    supplier: 'SUP-0031',
    orderedOn: '2026-10-12',
    lines: [{ ...level, promisedOn: '2026-11-04' }],
  })
  const line = `${received}-1`
  const slip = { line, quantity: 60, receivedOn: '2026-11-04', packingSlip: 'HT 88121' }
  addReceipt(database, { id: 'GRN-1', ...slip }, false)
}

function addLateShipment(database: CompanyDatabase): void {
  const { underWay, shipment, line, sku, freight } = supplyExample
  addPurchaseOrder(database, {
    id: underWay,
    supplier: 'SUP-0044',
    warehouse: 'LDS1',
    buyer: 'Ruth Adeyemi',
    costCentre: 'CC-410',
    status: 'acknowledged',
    orderedOn: '2026-10-01',
    currency,
    lines: [{ sku, quantity: 90, priceMinor: 1_600, promisedOn: '2026-11-06' }],
  })
  const begun = { place: 'Valencia', newEta: null }
  addInboundShipment(database, {
    id: shipment,
    order: underWay,
    mode: 'sea',
    carrier: 'Mar Menor Lines',
    warehouse: 'LDS1',
    etd: '2026-10-28',
    departedOn: '2026-10-28',
    etaOriginal: '2026-11-11',
    eta: '2026-11-20',
    lines: [{ line, quantity: 90 }],
    milestones: [
      { at: '2026-10-26T10:00:00.000Z', kind: 'booked', ...begun, note: 'Booked' },
      { at: '2026-10-28T17:30:00.000Z', kind: 'departed', ...begun, note: 'Departed' },
      {
        at: '2026-11-09T06:40:00.000Z',
        kind: 'eta changed',
        place: 'Rotterdam',
        newEta: '2026-11-20',
        note: 'Missed its connection, next sailing',
      },
    ],
  })
  const option = { shipment, currency, avoidedMinor: 4_000, takesParts: true }
  addFreightOption(database, {
    ...option,
    id: freight.air,
    mode: 'air',
    capacity: 90,
    fixedMinor: 18_000,
    perPieceMinor: 240,
    days: 3,
  })
  addFreightOption(database, {
    ...option,
    id: freight.road,
    mode: 'road',
    capacity: 90,
    fixedMinor: 9_000,
    perPieceMinor: 110,
    days: 7,
  })
  const offer = { sku, currency, pack: 12, validFrom: '2026-01-01', validTo: null }
  const offers = [
    { supplier: 'SUP-0044', qualified: true, priceMinor: 1_600, moq: 48, leadDays: 36 },
    { supplier: 'SUP-0070', qualified: true, priceMinor: 2_150, moq: 96, leadDays: 8 },
    { supplier: 'SUP-0031', qualified: false, priceMinor: 1_500, moq: 12, leadDays: 3 },
  ]
  for (const one of offers) addSupplierOffer(database, { ...offer, ...one })
}

function addCustomersWaiting(database: CompanyDatabase): void {
  const { line, sku, warehouse, allocations, salesOrders } = supplyExample
  const waiting = [
    { quantity: 40, neededOn: '2026-11-12', promisedOn: '2026-11-15', perDay: 9_000, cap: 90_000 },
    { quantity: 20, neededOn: '2026-11-30', promisedOn: '2026-12-03', perDay: 0, cap: 0 },
  ]
  for (const [index, one] of waiting.entries()) {
    const customer = `CUS-${index + 1}`
    addCustomer(database, { id: customer, name: ['Blackwood Hotels Ltd', 'Zara Ogden'][index] ?? '', kind: 'business' })
    const id = salesOrders[index] ?? ''
    const { quantity, neededOn, promisedOn } = one
    addOrder(database, {
      id,
      customerId: customer,
      placedOn: '2026-10-14',
      promisedOn,
      currency: 'GBP',
      lines: [{ sku, title: 'Serving bowl, blue', quantity, price: '26.50' }],
    })
    addAllocation(database, {
      id: allocations[index] ?? '',
      line,
      warehouse,
      orderLine: `${id}-1`,
      sku,
      quantity,
      neededOn,
      penaltyPerDayMinor: one.perDay,
      penaltyCapMinor: one.cap,
      marginMinor: 900,
      currency,
      status: 'waiting',
    })
  }
}
