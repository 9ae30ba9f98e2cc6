import type { Draws } from '../../random.ts'
import { type Cores, missingReasons } from './missing-reasons.ts'
import { closers, openers } from './moods.ts'
import { earlierMail, injections, quotedMail, withTypos } from './noise.ts'
import { otherReasons } from './other-reasons.ts'
import type { Family } from './reason.ts'
import { referTo } from './reference.ts'
import { returnReasons } from './return-reasons.ts'

/** What a text is written from. */
export interface TicketFacts {
  family: Family
  difficulty: 1 | 2 | 3
  name: string
  city: string
  /** What they ask about; null when they leave even that open. */
  item: string | null
  /** Day on which the order was placed. */
  placedOn: string
  /** The order numbers as the customer gives them; none when the customer names no order. */
  numbers: readonly string[]
  injection: boolean
  /** The numbers are right, so mails of the shop may hang below with them. */
  quotable: boolean
}

/** Every sentence that says what the matter is. */
export const cores: Record<Family['reason'], Cores> = { ...missingReasons, ...returnReasons, ...otherReasons }

/** Everything that says what a ticket is about, with its gaps. */
export function ticketSentences(): string[] {
  return Object.values(cores).flatMap((byLevel) => Object.values(byLevel).flat())
}

const subjects: Record<Family['reason'], readonly string[]> = {
  whereIs: ['Where is my order?', 'Delivery', 'My parcel', 'Order status', 'Waiting'],
  saysDelivered: ['Parcel not here', 'Delivery question', 'Tracking is wrong', 'My order'],
  partMissing: ['Something missing', 'Incomplete', 'My order', 'Question about my parcel'],
  pickup: ['Missed delivery?', 'Card from the driver', 'My parcel', 'Delivery'],
  returned: ['Parcel going back', 'My order', 'Delivery problem', 'Tracking'],
  twoOrders: ['Two orders', 'My orders', 'Both parcels', 'Delivery'],
  damaged: ['Broken', 'Problem with my order', 'Complaint'],
  return: ['Sending something back', 'Return', 'Question'],
  defect: ['Stopped working', 'Fault', 'Guarantee question', 'My purchase'],
  giftReturn: ['About a present', 'Gift', 'Question about a gift'],
  giftDamaged: ['Broken present', 'Gift arrived damaged', 'A gift from you'],
  invoice: ['Invoice', 'Bill', 'Receipt needed'],
  cancel: ['Cancel please', 'Order by mistake', 'Stop my order'],
  other: ['Question', 'Product question', 'Hello'],
  vague: ['Complaint', '???', 'Again', 'Hello?', 'Not happy'],
}

/** Words a ticket the way a person of that family would. */
export function writeTicket(draws: Draws, facts: TicketFacts): { subject: string; body: string } {
  const { reason, mood, level, channel } = facts.family
  const noun = facts.item === null ? 'parcel' : spoken(facts.item)
  const fitting = cores[reason][level].filter((core) => facts.item !== null || !core.includes('{placed}'))
  const core = draws
    .pick(fitting)
    .replaceAll(/\b(my) \{item\}/gi, `$1 ${noun}`)
    .replaceAll(/^\{item\}/g, `The ${noun}`)
    .replaceAll('{item}', `the ${noun}`)
    .replaceAll('{placed}', dayInWords(draws, facts.placedOn))
  const reference = facts.numbers.length > 0 ? referTo(draws, level, facts.numbers) : ''
  const sentences = [draws.pick(openers[mood][level]), core, reference, draws.pick(closers[mood][level])]
  if (facts.injection) sentences.splice(draws.integer(2, 4), 0, draws.pick(injections))
  const spoilt = sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => (facts.difficulty === 1 ? sentence : withTypos(draws, sentence, 0.06)))
  const subject = draws.pick(subjects[reason])
  return { subject, body: layouts[channel](draws, spoilt, facts) }
}

const layouts: Record<Family['channel'], (draws: Draws, sentences: string[], facts: TicketFacts) => string> = {
  email: (draws, sentences, facts) => {
    const greeting = draws.pick(['Hello,', 'Dear Northmere team,', 'Hi there,', 'Good morning,'])
    const farewell = draws.pick(['Kind regards', 'Best wishes', 'Regards', 'Thanks'])
    const signature = facts.difficulty > 1 && draws.chance(0.3) ? '\n\nSent from my phone' : ''
    const mail = `${greeting}\n\n${sentences.join(' ')}\n\n${farewell}\n${facts.name}${signature}`
    if (facts.difficulty > 1 && facts.item !== null && draws.chance(0.12))
      return `${mail}\n\n${earlierMail(sentences.join(' '), facts.placedOn)}`
    if (facts.difficulty === 1 || !facts.quotable || draws.chance(0.6)) return mail
    return `${mail}\n\n${quotedMail(draws, facts.numbers, facts.placedOn)}`
  },
  chat: (draws, sentences) => {
    const lines = sentences.map((sentence) => (draws.chance(0.5) ? sentence.replace(/\.$/, '') : sentence))
    return [draws.pick(['hi', 'hey', 'hello?', 'Hi']), ...lines].join('\n')
  },
  form: (_, sentences, facts) => `Name: ${facts.name}\nTown: ${facts.city}\nMessage: ${sentences.join(' ')}`,
  phone: (draws, sentences, facts) => {
    const intro = draws.pick(['Caller', 'Customer on the line', 'Phoned in'])
    return `${intro}, ${facts.name}. Says: "${sentences.join(' ')}"`
  },
}

/** `Mug, set of two` → `mug`: people do not quote the catalogue. */
function spoken(title: string): string {
  const [noun = title] = title.split(',')
  return /^[A-Z][a-z]/.test(noun) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function dayInWords(draws: Draws, date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const name = months[(month ?? 1) - 1] ?? ''
  return draws.pick([
    `${day} ${name}`,
    `${name} ${day}`,
    `${day} ${name.slice(0, 3)} ${year}`,
    `the ${day}. of ${name}`,
  ])
}
