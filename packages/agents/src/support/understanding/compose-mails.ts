import type { Family, LearnedClass } from './families.ts'
import {
  asides,
  openings,
  remedies,
  requests,
  slots,
  smuggled,
  wishesForBadGoods,
  wishesForMissingGoods,
} from './mail-parts.ts'

/** A composed mail with what it teaches, and the family it may not be separated from. */
export type TrainingMail = { text: string; label: LearnedClass; group: string }

/** What customers with a claim ask for besides, by what their mail teaches. */
const wishes: Partial<Record<LearnedClass, readonly string[]>> = {
  not_received: [...remedies, ...wishesForMissingGoods],
  damaged: [...remedies, ...wishesForBadGoods],
  wrong_item: [...remedies, ...wishesForBadGoods],
  return: remedies,
  billing: remedies,
}

/**
 * Every wording as it stands, and three times inside a whole mail (greeting, asides, what is asked for, now and then an
 * injected order or typing errors). The same families and random source give the same mails.
 */
export const composeMails = (families: readonly Family[], random: () => number): TrainingMail[] =>
  families.flatMap((family) =>
    family.wordings.flatMap((wording) => [
      mailOf(family, fill(wording, random)),
      mailOf(family, mistype(wholeMail(wording, family, random), random)),
      mailOf(family, mistype(wholeMail(wording, family, random), random)),
      mailOf(family, mistype(wholeMail(wording, family, random), random)),
    ]),
  )

const mailOf = ({ label, name }: Family, text: string): TrainingMail => ({ text, label, group: name })

const wholeMail = (wording: string, { label, wordings }: Family, random: () => number): string => {
  const chance = (share: number): boolean => random() < share
  const parts = [pick(openings, random)]
  if (chance(0.5)) parts.push(pick(asides, random))
  parts.push(wording)
  if (chance(0.2)) parts.push(pick(wordings, random))
  if (chance(0.3)) parts.push(pick(asides, random))
  const wished = wishes[label]
  if (wished !== undefined && chance(0.35)) parts.push(pick(wished, random))
  if (chance(0.5)) parts.push(pick(requests, random))
  if (chance(0.15)) parts.splice(1 + Math.floor(random() * (parts.length - 1)), 0, pick(smuggled, random))
  return fill(parts.filter((part) => part !== '').join(chance(0.3) ? '\n' : ' '), random)
}

const pick = (choices: readonly string[], random: () => number): string =>
  choices[Math.floor(random() * choices.length)] ?? ''

const fill = (text: string, random: () => number): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => pick(slots[name] ?? [slot], random))

/** In every fifth mail, one word in twelve of five letters or more gets two inner letters swapped or one left out. */
const mistype = (text: string, random: () => number): string => {
  if (random() >= 0.2) return text
  return text.replace(/[a-z]{5,}/g, (word) => {
    if (random() >= 1 / 12) return word
    const at = 1 + Math.floor(random() * (word.length - 3))
    const swapped = word.charAt(at + 1) + word.charAt(at)
    return word.slice(0, at) + (random() < 0.5 ? swapped : word.charAt(at)) + word.slice(at + 2)
  })
}
