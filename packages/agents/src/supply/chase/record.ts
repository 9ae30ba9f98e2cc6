import { action, condition, sameAs } from 'operant'
import { purchasing } from '../systems.ts'
import { answerMail, newDates } from './answer.ts'
import { answer, believed, logged } from './correspondence.ts'
import { purchaseOrder } from './order.ts'
import { aboutAnswer, aboutDisowned, isUsed } from './stage.ts'
import { supplier } from './supplier.ts'

export const answerUsed = condition({
  name: 'answerUsed',
  title: 'every answer of the supplier has been used, once',
  needs: { answer, believed, logged },
  uses: {},
  holds: (i) => isUsed(i.answer, i.believed, i.logged),
})

export const changePromise = action({
  name: 'purchasing.changePromise',
  title: (i) => `${i.dates.map(({ line, day }) => `${line} is promised for ${day}`).join(', ')}, says mail ${i.answer}`,
  needs: {
    order: purchaseOrder.$.id,
    dates: newDates.is({ kind: 'dates' }).$.dates,
    answer,
    domain: answerMail.$.domain,
  },
  privileged: ['order', 'answer', 'domain'],
  // A date is taken from nobody but the order's supplier, as its master record has it.
  relations: { domain: sameAs(supplier.$.domain) },
  uses: { purchasing },
  makes: answerUsed,
  changes: [purchaseOrder, believed],
  identity: (i) => ['promise', i.order, i.answer],
  perform: async (i, u, key) => {
    for (const { line, day } of i.dates) {
      // Called again where only some lines were changed, it goes on with the others.
      if (await u.purchasing.findPromiseChange({ line, because: i.answer })) continue
      await u.purchasing.changePromise({ line, promisedOn: day, because: i.answer }, `${key} ${line}`)
    }
  },
  confirm: async (i, u) => {
    const found = await Promise.all(
      i.dates.map(async ({ line }) => {
        const change = await u.purchasing.findPromiseChange({ line, because: i.answer })
        return change ? [{ line, day: change.promisedOn }] : []
      }),
    )
    const dates = found.flat()
    return dates.length < i.dates.length ? null : { dates }
  },
  expect: (i) => ({ dates: i.dates }),
  undo: 'none',
  risk: 'reversible',
})

/** An answer without a date is put down as read, and the chase goes on. */
export const noteAnswer = action({
  name: 'purchasing.noteAnswer',
  title: (i) => `Mail ${i.answer} gives no date for ${i.order}`,
  needs: { order: purchaseOrder.$.id, answer, none: newDates.is({ kind: 'none' }).$.kind },
  uses: { purchasing },
  sends: 'nobody',
  makes: answerUsed,
  changes: [logged],
  identity: (i) => ['purchase log', i.order, aboutAnswer(i.answer)],
  perform: (i, u, key) =>
    u.purchasing.addNote({ order: i.order, about: aboutAnswer(i.answer), body: 'The chase goes on.' }, key),
  confirm: async (i, u) => {
    const found = await u.purchasing.findNote({ order: i.order, about: aboutAnswer(i.answer) })
    return found && { id: found.id, order: found.order, about: found.about }
  },
  expect: (i) => ({ order: i.order, about: aboutAnswer(i.answer) }),
  undo: 'none',
  risk: 'reversible',
})

/** The supplier knows no such order: the buyer has to hear of it at once. */
export const noteDisowned = action({
  name: 'purchasing.noteDisowned',
  title: (i) => `Mail ${i.answer} says that there is no order ${i.order}`,
  needs: { order: purchaseOrder.$.id, answer, disowned: newDates.is({ kind: 'disowned' }).$.kind },
  uses: { purchasing },
  sends: 'nobody',
  makes: answerUsed,
  changes: [logged],
  identity: (i) => ['purchase log', i.order, aboutDisowned(i.answer)],
  perform: (i, u, key) =>
    u.purchasing.addNote({ order: i.order, about: aboutDisowned(i.answer), body: 'The buyer has to look at it.' }, key),
  confirm: async (i, u) => {
    const found = await u.purchasing.findNote({ order: i.order, about: aboutDisowned(i.answer) })
    return found && { id: found.id, order: found.order, about: found.about }
  },
  expect: (i) => ({ order: i.order, about: aboutDisowned(i.answer) }),
  undo: 'none',
  risk: 'reversible',
})
