import { connector } from 'operant'

export interface Sent {
  readonly order: string
  readonly number: number
}

/** The company's mail and order book, as far as chasing a supplier needs them. Synthetic, in memory. */
export interface MailRoom {
  send(order: string, number: number): void
  sent(order: string, number: number): Sent | null
  promised(order: string): string | null
  note(order: string, who: string): void
  noted(order: string): string | null
}

export const mailRoom = connector<MailRoom>({ name: 'mailRoom', open: () => openMailRoom() })

export function openMailRoom(): MailRoom & { readonly mails: Sent[]; promise(order: string, day: string): void } {
  const mails: Sent[] = []
  const promises = new Map<string, string>()
  const notes = new Map<string, string>()
  return {
    mails,
    promise: (order, day) => void promises.set(order, day),
    send: (order, number) => void mails.push({ order, number }),
    sent: (order, number) => mails.find((one) => one.order === order && one.number === number) ?? null,
    promised: (order) => promises.get(order) ?? null,
    note: (order, who) => void notes.set(order, who),
    noted: (order) => notes.get(order) ?? null,
  }
}
