import type { ToldStep } from './story.ts'

/** `refundOrder` as `Refund order`. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[._-]+/g, ' ')
    .toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** What a step does: the title of its write or request with the data in it, or its capability's name in words. */
export function titleOf(step: Omit<ToldStep, 'title'>): string {
  const write = step.changes?.title ?? step.effects.at(-1)?.title ?? step.requests.at(-1)?.title
  if (write !== undefined) return write
  return `${wordsOf(step.capability)}${step.about === '' ? '' : ` (${step.about})`}`
}
