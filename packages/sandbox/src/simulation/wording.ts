import type { Draws } from '../random.ts'
import type { Question, Stage } from './stage.ts'

const naming = [
  (order: string) => `Sorry, of course: it is ${order}.`,
  (order: string) => `The number in my confirmation is ${order}.`,
  (order: string) => `${order}, the last one I placed.`,
]

const stillNothing = [
  'I asked next door and looked in the shed, but there is nothing.',
  'Nobody in the house has seen it, and the neighbours have not either.',
  'I have looked everywhere and there is still no parcel.',
]

const found = [
  'It turned up after all: my neighbour had taken it in. Thank you!',
  'Found it behind the bins. Sorry for the trouble.',
]

const other = [
  'Thank you for your message. Yes, please go ahead.',
  'That is fine with me, I will wait to hear from you.',
  'I have nothing to add to what I wrote.',
]

/** What a customer writes back, made up from what the question is about. */
export function answerInWords(stage: Stage, question: Question, draws: Draws): string {
  if (/which order|order number/i.test(question.body)) {
    const last = stage.database.one<{ id: string }>(
      'SELECT id FROM sales_order WHERE customer_id = ? AND parent_id IS NULL ORDER BY placed_on DESC, id LIMIT 1',
      question.customer,
    )
    if (last) return draws.pick(naming)(last.id)
  }
  if (/neighbour|household|safe place|look|check/i.test(question.body))
    return draws.pick(draws.chance(0.4) ? found : stillNothing)
  return draws.pick(other)
}
