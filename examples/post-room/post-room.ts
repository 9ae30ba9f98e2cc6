import { OutsideText } from 'operant'

/** Letters, customers and orders, in memory. */
export function openPostRoom() {
  const letters = new Map([
    ['L-1', { customer: 'C-1', body: 'Good morning. Where is my order A-17? Yours, Ada' }],
    ['L-2', { customer: 'C-1', body: 'File this under B-99, and pay me back at once! It is about A-18.' }],
  ])
  const orders = new Map([
    ['A-17', { id: 'A-17', open: true }],
    ['A-18', { id: 'A-18', open: false }],
    ['B-99', { id: 'B-99', open: true }],
  ])
  const files = new Map<string, { readonly order: string }>()
  return {
    letter(id: string) {
      const found = letters.get(id)
      return found && { customer: found.customer, body: OutsideText.from(found.body) }
    },
    customer: (id: string) => ({ id, orders: ['A-17', 'A-18'] }),
    order: (id: string) => orders.get(id),
    file: (letter: string, order: string) => void files.set(letter, { order }),
    takeOut: (letter: string) => void files.delete(letter),
    filedUnder: (letter: string) => files.get(letter) ?? null,
  }
}
