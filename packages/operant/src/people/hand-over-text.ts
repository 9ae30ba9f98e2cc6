import { z } from 'zod'
import type { RequestRow } from '../store/requests.ts'
import { shortly } from '../told/values.ts'
import { causesText } from '../told/causes.ts'

const shape = z.object({ goal: z.string(), why: z.string() })

/** What was handed over and what it comes down to, in a line or two. */
export function handOverText({ title, shown }: Pick<RequestRow, 'title' | 'shown'>): string {
  const { data } = shape.safeParse(shown)
  return data ? `${data.goal}: ${shortly(causesText(data.why))}` : shortly(title)
}

/** What it comes down to alone. */
export function handOverReason({ title, shown }: Pick<RequestRow, 'title' | 'shown'>): string {
  const { data } = shape.safeParse(shown)
  return shortly(data ? causesText(data.why) : title)
}
