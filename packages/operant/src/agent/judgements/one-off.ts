import { z } from 'zod'
import { NEED } from '../../facts/need.ts'
import { fact } from '../../facts/fact.ts'
import { closedType } from '../../facts/marks.ts'
import { outsideText } from '../../facts/outside-text.ts'
import { labelOf } from '../../facts/path-label.ts'
import type { FactSpec } from '../../facts/fact.ts'
import { argument } from '../argument.ts'
import type { JudgementSpec } from '../capability.ts'
import { common } from '../common.ts'
import { closedPattern } from './closed-pattern.ts'
import { patience } from './options.ts'

/** What a one-off extraction may give: closed, so that no words of the text come with it. */
const closedAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('one of'),
    values: z.array(z.string().min(1).max(60)).min(2).max(20),
  }),
  z.strictObject({ kind: z.literal('yes or no') }),
  z.strictObject({ kind: z.literal('number') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({
    kind: z.literal('id'),
    pattern: z
      .string()
      .max(60)
      .superRefine((given, context) => {
        const read = closedPattern(given)
        if (read.kind === 'open') context.addIssue({ code: 'custom', message: `no closed pattern: ${read.problem}` })
      }),
  }),
])
export type ClosedAnswer = z.output<typeof closedAnswer>

/** What stands in the text, or null where it does not say. */
const taken = fact(
  'takenFromText',
  z.object({ value: z.union([closedType(z.string()), z.number(), z.boolean()]).nullable() }),
)

/** Its inputs, as its form is given them: the text opened. */
export interface OneOffInputs {
  readonly text: string
  readonly as: ClosedAnswer
  readonly question: string
}

/**
 * A judgement that agents with a model have besides their own: a closed value out of any text from outside, as the model
 * defines it at the moment. What it gives is influenced, like any judgement's.
 */
export function oneOffExtraction(where: string): JudgementSpec {
  const gives = taken[NEED].fact
  const needs = {
    text: argument(z.union([outsideText(), z.string()]), 'the text, by its fact, such as {"ref": "f2.body"}'),
    as: argument(
      closedAnswer,
      'what is taken out: one of some values, yes or no, a number, a date, or an id by a pattern such as A-[0-9]{4}',
    ),
    question: argument(z.string().min(3).max(300), 'what is looked for in it, in one sentence'),
  }
  return {
    kind: 'judgement',
    ...common(where, { name: 'text.extract', needs, timeout: patience }, undefined, 2),
    gives,
    atLeast: 0,
    form: { kind: 'one-off' },
  }
}

/** Whether any of these facts may hold what people outside wrote. */
export function mayHoldText(facts: Iterable<FactSpec>): boolean {
  return [...facts].some((spec) => {
    const { outside, held } = labelOf(spec, [])
    return outside || held.length > 0
  })
}
