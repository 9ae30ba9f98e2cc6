import { fact, judgement } from 'operant'
import { z } from 'zod'
import { dropInjections } from '../understanding/drop-injections.ts'
import { ticket } from './ticket.ts'

/** Forms that orders to a machine hide in, beyond those that the reader of reasons leaves out. */
const disguises =
  /<!--|\[\s*(?:internal|system|admin)\b|\btool[ _-]?call\b|\bnote (?:to|for) (?:the |your )?(?:agent|system|assistant|bot)\b|\b(?:automated|automatic) system\b|\bmaintenance mode\b|\bignore (?:all )?(?:previous|prior)\b/i

/** Whether the text tries to give orders to whoever, or whatever, processes it. It changes nothing; it is noted. */
export const instructions = fact('instructions', z.object({ found: z.boolean() }))

export const noticeInstructions = judgement({
  name: 'noticeInstructions',
  needs: { subject: ticket.$.subject, body: ticket.$.body },
  gives: instructions,
  atLeast: 0,
  judge: (i) => {
    const text = `${i.subject}\n${i.body}`
    const sentences = text.split(/[.!?\n[\]]+/).map((sentence) => sentence.trim())
    const ordered = sentences.some((sentence) => sentence !== '' && dropInjections(sentence) !== sentence)
    const found = ordered || disguises.test(text)
    return { value: { found }, confidence: 1 }
  },
})
