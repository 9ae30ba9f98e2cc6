import type { Circumstance } from '../ticket/circumstances.ts'
import { doubtThat, type Doubt } from './option.ts'

const doubts: Readonly<Record<Circumstance, Omit<Doubt, 'evidence' | 'what'>>> = {
  'legal action': { options: ['answer by hand', 'prove the sender'], never: ['decline'], role: 'support-lead' },
  health: { options: ['answer by hand', 'replace'], never: ['decline', 'wait'], role: 'support-lead' },
  crime: { options: ['ask the carrier', 'replace', 'answer by hand'], never: ['decline'], role: 'support-lead' },
  death: { options: ['refund', 'prove the sender', 'answer by hand'], never: ['decline'], role: 'support-lead' },
  'somebody else': {
    options: ['prove the sender', 'answer by hand'],
    never: ['replace', 'refund'],
    role: 'operator',
  },
}

export function circumstanceDoubts(evidence: readonly string[], of: readonly Circumstance[]): readonly Doubt[] {
  return of.map((one) => doubtThat(`the text speaks of ${one}`, { ...doubts[one], evidence: [...evidence] }))
}

/** A colleague or another ticket has a say in the matter. */
export function correspondenceDoubts(
  found:
    | { readonly kind: 'a colleague answered' | 'the customer answered'; readonly messages: readonly string[] }
    | { readonly kind: 'other tickets'; readonly tickets: readonly { readonly id: string }[] },
  other: { readonly reason: string; readonly withdrawn: boolean },
): readonly Doubt[] {
  if (found.kind === 'a colleague answered')
    return [
      doubtThat('a colleague has answered on this ticket', {
        evidence: found.messages.map((id) => `message ${id}`),
        options: ['refund', 'answer by hand'],
        never: ['decline', 'replace'],
      }),
    ]
  if (found.kind !== 'other tickets')
    return [
      doubtThat('the customer has answered on this ticket', {
        evidence: found.messages.map((id) => `message ${id}`),
        options: ['answer by hand', 'confirm the address', 'replace'],
        never: [],
      }),
    ]
  const evidence = found.tickets.map(({ id }) => `ticket ${id}, open, about: ${other.reason}`)
  if (other.withdrawn)
    return [
      doubtThat('another ticket of the customer takes it back', {
        evidence,
        options: ['decline', 'answer by hand'],
        never: ['replace', 'refund'],
      }),
    ]
  if (other.reason === 'not_received')
    return [
      doubtThat('the customer has written about it twice', {
        evidence,
        options: ['answer by hand', 'ask the customer'],
        never: [],
      }),
    ]
  return [
    doubtThat('another ticket of the customer says something else', {
      evidence,
      options: ['ask the customer', 'review for fraud'],
      never: ['replace'],
      role: 'support-lead',
    }),
  ]
}
