import { Workbench, type WorkbenchOptions } from 'operant/testing'
import { chaseAgent } from '../chase-agent.ts'
import type { ReceivedMailRecord, SentMailRecord } from '../systems/mail.ts'
import type { PurchaseLineRecord } from '../systems/purchasing.ts'

/** A purchasing office in memory, with one order of two lines that was promised for Friday, 2 October 2026. */
export class Office {
  readonly sent: SentMailRecord[] = []
  readonly received: ReceivedMailRecord[] = []
  readonly changes: { id: string; line: string; promisedOn: string; because: string }[] = []
  readonly notes: { id: string; order: string; about: string; body: string }[] = []
  readonly escalations: { id: string; order: string; reason: string; body: string }[] = []
  readonly shipments: {
    id: string
    order: string
    eta: string
    arrivedOn: string | null
    lines: { line: string; quantity: number }[]
  }[] = []
  readonly reorderPoints: { reorderPoint: number; because: string }[] = []
  readonly leadTimes: { sku: string; effectiveFrom: string; days: number; because: string }[] = []
  holidays: string[] = []
  /** Somebody is there at the supplier. */
  staffed = true
  status: 'sent' | 'acknowledged' | 'received' | 'cancelled' = 'sent'
  lines: PurchaseLineRecord[] = [
    {
      id: 'PUR-1-1',
      sku: 'SKU-1',
      quantity: 100,
      received: 0,
      price: { amount: '2.00', currency: 'EUR' },
      promisedOn: '2026-10-02',
    },
    {
      id: 'PUR-1-2',
      sku: 'SKU-2',
      quantity: 40,
      received: 40,
      price: { amount: '2.00', currency: 'EUR' },
      promisedOn: '2026-10-02',
    },
  ]
  bench: Workbench
  /** Called before a mail goes. */
  beforeSend: () => void = () => undefined

  constructor(now: string, options: Partial<WorkbenchOptions> = {}) {
    this.bench = new Workbench({
      agents: [chaseAgent],
      clients: this.clients(),
      now: new Date(now),
      people: [{ name: 'tester', roles: ['buyer'] }],
      ...options,
    })
  }

  now(): string {
    return this.bench.context.clock.now().toISOString()
  }

  chase(): Promise<unknown> {
    return this.bench.run('supplier chase', 'chase order', { purchaseOrderId: 'PUR-1' }, 'run')
  }

  /** The supplier writes. */
  async write(body: string, from = 'sales@acme.example', subject = 'Re: Purchase order PUR-1'): Promise<void> {
    const id = `REC-${this.received.length + 1}`
    this.received.push({ id, from, subject, body, inReplyTo: this.sent.at(-1)?.id ?? null, at: this.now() })
    await this.bench.receive('mail.received', 'PUR-1')
  }

  subjects(): readonly string[] {
    return this.sent.map(({ subject, at }) => `${at.slice(0, 10)} ${subject}`)
  }

  private clients(): Readonly<Record<string, unknown>> {
    return {
      clock: { now: () => this.now() },
      policies: {
        holidays: async () => this.holidays.map((day) => ({ day })),
        supplyTerms: async () => ({
          chase: { reminderAfter: 2, secondReminderAfter: 4, escalateAfter: 6 },
          leadTimeSdShare: 4 / 28,
        }),
      },
      inbound: { shipmentsOf: async () => this.shipments },
      planning: {
        // The worked example of the trade's books: 20 a day, give or take 6.
        positions: async () => [
          {
            warehouse: 'WH1',
            available: 240,
            demandPerDay: 20,
            demandSd: 6,
            leadDays: 14,
            leadSd: 2,
            serviceLevel: 0.95,
            reorderPoint: 356,
          },
        ],
        changeReorderPoint: async (change: { reorderPoint: number; because: string }) =>
          void this.reorderPoints.push(change),
        findReorderChange: async (of: { because: string }) =>
          this.reorderPoints.find(({ because }) => because === of.because) ?? null,
      },
      mail: {
        send: async (message: { to: string; subject: string; body: string }) => {
          const mail = { id: `MAI-${this.sent.length + 1}`, ...message, at: this.now() }
          this.sent.push(mail)
          return mail
        },
        sent: async (of: { to: string; subject: string }) =>
          this.sent.filter(({ to, subject }) => to === of.to && subject === of.subject),
        inbox: async () => {
          this.beforeSend()
          return [...this.received]
        },
        received: async (id: string) => this.received.find((one) => one.id === id) ?? null,
      },
      purchasing: {
        order: async (id: string) =>
          id === 'PUR-1'
            ? { id, supplier: 'SUP-1', warehouse: 'WH1', buyer: 'bo', status: this.status, lines: this.lines }
            : null,
        recordLeadTime: async (lead: { sku: string; effectiveFrom: string; days: number; because: string }) =>
          void this.leadTimes.push(lead),
        findLeadTime: async (of: { because: string }) =>
          this.leadTimes.find(({ because }) => because === of.because) ?? null,
        supplier: async () => ({ mergedInto: null }),
        receiptsOf: async () => [],
        profile: async () => ({ country: 'ES', domain: 'acme.example' }),
        contactsOf: async () => [
          { id: 'CON-1', name: 'Ana Ruiz', mail: 'sales@acme.example', role: 'sales', active: this.staffed },
          { id: 'CON-2', name: 'Leo Sanz', mail: 'leo@acme.example', role: 'sales', active: false },
        ],
        changePromise: async (of: { line: string; promisedOn: string; because: string }) => {
          this.changes.push({ id: `CHA-${this.changes.length + 1}`, ...of })
          this.lines = this.lines.map((one) => (one.id === of.line ? { ...one, promisedOn: of.promisedOn } : one))
        },
        findPromiseChange: async (of: { line: string; because: string }) =>
          this.changes.find(({ line, because }) => line === of.line && because === of.because) ?? null,
        addNote: async (note: { order: string; about: string; body: string }) => {
          const added = { id: `NOT-${this.notes.length + 1}`, ...note }
          this.notes.push(added)
          return added
        },
        notesOf: async () => [...this.notes],
        findNote: async (of: { about: string }) => this.notes.find(({ about }) => about === of.about) ?? null,
        escalate: async (of: { order: string; reason: string; body: string }) => {
          const added = { id: `ESC-${this.escalations.length + 1}`, ...of }
          this.escalations.push(added)
          return added
        },
        findEscalation: async () => this.escalations[0] ?? null,
      },
    }
  }
}
