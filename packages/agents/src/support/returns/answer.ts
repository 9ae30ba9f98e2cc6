import { calculation } from 'operant'
import { answer } from '../answer/answer.ts'
import { note } from '../answer/note.ts'
import { dayInWords } from '../answer/words.ts'
import { customer } from '../ticket/ticket.ts'
import { returnFinding } from './finding.ts'
import { returnedLine } from './goods.ts'
import { request } from './attached.ts'
import { returnStep } from './steps.ts'

/**
 * The answer to whoever asked, once it is done. The recipient of a gift is never told what the buyer paid, only what
 * the recipient gets.
 */
export const writeReturnAnswer = calculation({
  name: 'writeReturnAnswer',
  needs: { name: customer.$.name, finding: returnFinding.is({ alone: true }), line: returnedLine, step: returnStep },
  gives: answer,
  compute: (i, say) => {
    const { finding } = i
    if (finding.course === 'none') return say.missing('there is no request')
    const said = textOf(finding, i.line.title, i.step.trackingNumber)
    return {
      template: `return: ${finding.course}`,
      status: finding.course === 'ask' ? ('pending' as const) : ('solved' as const),
      body: [`Dear ${i.name},`, said, 'Kind regards,\nCustomer service'].join('\n\n'),
    }
  },
})

export const writeReturnNote = calculation({
  name: 'writeReturnNote',
  needs: { finding: returnFinding.is({ alone: true }), request: request.$.id, step: returnStep },
  gives: note,
  compute: (i, say) => {
    const { finding } = i
    if (finding.course === 'none') return say.missing('there is no request')
    return [
      `Return request ${i.request}: row ${finding.row}, ${finding.course}.`,
      `Evidence: ${finding.evidence.join('; ')}.`,
      `Done: ${i.step.id}.`,
    ].join('\n')
  },
})

type Told =
  | { course: 'authorise' | 'ask'; until: string; wanted?: string }
  | { course: 'credit' | 'refund' | 'exchange'; value: { toString(): string } }
  | { course: 'decline'; cause: 'not returnable' | 'outside the window' | 'guarantee over'; lastDay: string }

/** A date as people say it and as machines do: nobody shall err by a day. */
const exactly = (date: string): string => `${dayInWords(date)} (${date})`

function textOf(of: Told, title: string, trackingNumber: string | null): string {
  switch (of.course) {
    case 'authorise':
      return `You can send the ${title} back to us. Please hand it in by ${exactly(of.until)}, unused and complete; once we have it, we pay you back.`
    case 'ask':
      return `We are sorry about the ${title}. To settle it we need ${of.wanted ?? 'photos'}. Please answer with them by ${exactly(of.until)}.`
    case 'credit':
      return `We have looked into your request about the ${title} and give you ${of.value.toString()} of store credit. It is yours from now on.`
    case 'refund':
      return `We are sorry about the ${title}. It is sold out, so we have paid back ${of.value.toString()}.`
    case 'exchange':
      return `We are sorry about the ${title}. We are sending you the same again, free of charge${trackingNumber === null ? '' : ` (tracking number ${trackingNumber})`}.`
    case 'decline':
      return declines[of.cause](title, exactly(of.lastDay))
  }
}

const declines = {
  'not returnable': (title: string) =>
    `Thank you for asking. The ${title} is one of the articles that we cannot take back for a change of mind, for reasons of hygiene or since it was made for you or does not keep. Should anything be wrong with it, please tell us: that is another matter.`,
  'outside the window': (title: string, lastDay: string) =>
    `Thank you for asking. The ${title} could be given back until ${lastDay}. That day has passed, so we cannot take it back any more. Should anything be wrong with it, please tell us: that is another matter.`,
  'guarantee over': (title: string) =>
    `Thank you for telling us about the ${title}. The time in which we answer for defects has passed, so we cannot repair or replace it free of charge.`,
} as const
