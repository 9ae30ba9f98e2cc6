import type { OutsideParty } from '../../agent/outside-party.ts'
import { isAddress } from '../../facts/mail-address.ts'
import { eachText } from '../../facts/leaves.ts'
import { somebody } from '../../facts/path-label.ts'
import type { Provenance } from '../../facts/provenance.ts'
import { labelOfTextIn } from '../../planning/provenance-of.ts'
import type { Activation } from '../activation.ts'
import type { ReadyStep } from '../../planning/plan.ts'

/** Who may answer a question. */
export type Asked =
  | { readonly roles: readonly string[]; readonly outside?: undefined }
  | {
      readonly roles: readonly string[]
      readonly outside: { readonly mail: string; readonly name: string }
      /** By which the answer is known: whoever guesses it could answer. */
      readonly code: string
      /** Who counts as having written the answer. */
      readonly writer: string
    }

/**
 * Who is asked: the people of a role, or a party outside.
 * @throws where a party outside may not be asked this.
 */
export function askedOf(
  { context }: Pick<Activation, 'context'>,
  step: Pick<ReadyStep, 'inputs'>,
  to: string | OutsideParty,
  text: string,
): Asked {
  if (typeof to === 'string') return { roles: [to] }
  requireAskable(step, to, text)
  const { mail, name = '', writer = somebody, or } = to
  const code = `${context.id()}${context.id()}`
  return { roles: [outsideRole, ...(or === undefined ? [] : [or])], outside: { mail, name }, code, writer }
}

/** The role of requests that somebody outside answers: nobody of the project has it. */
export const outsideRole = 'outside'

/** Least characters that count as a quotation: shorter ones turn up by chance. */
const leastQuoted = 3

/**
 * That a party outside may be asked this. Whom the mail goes to must not be chosen by what somebody outside wrote, nor
 * may it carry their words or what belongs to others to them.
 * @throws where it is not so: which of the two, and what was expected.
 */
function requireAskable(step: Pick<ReadyStep, 'inputs'>, { mail, writer }: OutsideParty, text: string): void {
  if (!isAddress(mail)) throw new Error('to.mail: expected one address of mail')
  let known = false
  for (const { of, path = [], value } of step.inputs.from) {
    if (!of) continue
    eachText(of.fact, path, value, (words, place) => {
      const label = labelOfTextIn(of.fact, of.known, place)
      if (words === mail && isSaidByUs(label)) known = true
      if (place.closed || words === mail || words.length < leastQuoted || !text.includes(words)) return
      if (!isSaidByUs(label))
        throw new Error(`text: expected no words from outside, and it quotes ${of.fact.name}, which is ${label.trust}`)
      const others = label.owners.filter((owner) => owner !== writer)
      if (others.length > 0)
        throw new Error(`text: expected nothing of others, and it tells what is ${others.join(', ')}'s`)
    })
  }
  if (!known)
    throw new Error('to.mail: expected an address that is needed as a fact and is of a record, or said by a person')
}

function isSaidByUs({ trust }: Provenance): boolean {
  return trust === 'record' || trust === 'person'
}
