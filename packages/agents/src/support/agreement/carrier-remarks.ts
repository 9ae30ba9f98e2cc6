import type { Option, Role } from '../hand-over/option.ts'

interface Meaning {
  readonly options: Option[]
  readonly never: Option[]
  readonly role: Role
}

/** What a carrier's remark touches, by its words: it opens ways for a person, it never decides. First that fits. */
const meanings: readonly (readonly [words: RegExp, meaning: Partial<Meaning>])[] = [
  [
    /dispos|destroy|dangerous|hazard/i,
    { options: ['refund', 'ask the carrier', 'ask the warehouse'], never: ['wait', 'decline'], role: 'support-lead' },
  ],
  [/custom/i, { options: ['ask the carrier', 'ask the customer', 'wait'] }],
  [/refus|reject|declin/i, { options: ['ask the customer', 'ask the carrier'] }],
  [/address|recipient unknown|moved/i, { options: ['confirm the address', 'ask the carrier'] }],
  [/clos|shut|out of service/i, { options: ['ask the carrier', 'replace'] }],
]

export function readRemark(remark: string): Meaning {
  const found = meanings.find(([words]) => words.test(remark))?.[1]
  return { options: ['ask the carrier', 'wait', 'replace'], never: ['decline'], role: 'operator', ...found }
}
