import { question } from 'operant'
import { cancellation, giveBack, home, order, payment, shipping, swap } from './facts.ts'

const to = 'customer'

/** What the customer can be asked; a model that has understood it already says so itself, and the customer confirms. */
export const questions = [
  question({
    name: 'askCancellation',
    needs: { order },
    gives: cancellation,
    ask: (i) => ({ to, text: `Why is order ${i.order} to be cancelled?` }),
  }),
  question({
    name: 'askShipping',
    needs: { order },
    gives: shipping,
    ask: (i) => ({ to, text: `Where is order ${i.order} to go?` }),
  }),
  question({
    name: 'askPayment',
    needs: { order },
    gives: payment,
    ask: (i) => ({ to, text: `How is order ${i.order} to be paid?` }),
  }),
  question({
    name: 'askSwap',
    needs: { order },
    gives: swap,
    ask: (i) => ({ to, text: `Which items of order ${i.order} are to be given for which others, and how is it paid?` }),
  }),
  question({
    name: 'askGiveBack',
    needs: { order },
    gives: giveBack,
    ask: (i) => ({ to, text: `Which items of order ${i.order} come back, and where does the refund go?` }),
  }),
  question({ name: 'askHome', gives: home, ask: () => ({ to, text: 'What is the new address?' }) }),
] as const
