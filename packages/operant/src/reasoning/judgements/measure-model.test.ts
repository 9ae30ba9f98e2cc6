import { expect, test } from 'vitest'
import { z } from 'zod'
import { CAPABILITY, type Capability } from '../../agent/capability.ts'
import { classify, extract, fact, outsideText, type Fact } from '../../index.ts'
import type { DeclaredJudgement } from '../../run/judgements.ts'
import { confidenceOf } from './examples.ts'
import { measureModel } from './measure-model.ts'
import { promptFor } from './prompts.ts'
import { answering, type SaidAnswer } from './testing/answering-models.ts'

const body = fact('body', outsideText())
const reason: Fact<'late' | 'broken', 'reason'> = fact('reason', z.enum(['late', 'broken']))
const texts = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word} for ${at + 1} days`)

function declared(capability: Capability): DeclaredJudgement {
  const spec = capability[CAPABILITY]
  if (spec.kind !== 'judgement' || spec.form.kind === 'own') throw new Error('it is declared')
  return { ...spec, form: spec.form }
}
const judged = (count: number) =>
  declared(
    classify({
      name: 'judge',
      needs: { body },
      gives: reason,
      task: 'Why.',
      atLeast: 0.8,
      examples: { late: texts('late', count), broken: texts('broken', count) },
    }),
  )
const asking = { agent: 'a', given: [], most: 50, tokens: 10_000, now: new Date('2026-01-05T00:00:00Z') }
const repeated = (answer: SaidAnswer, times: number) => Array.from({ length: times }, () => answer)

test('a model is asked for what its prompt does not show, and counted by class', async () => {
  const judgement = judged(8)
  const { form } = judgement
  const prompt = form.kind === 'classify' ? promptFor(judgement, form) : undefined
  expect(prompt?.shown).toHaveLength(6)
  const models = answering(repeated({ class: 'late' }, 10))
  const result = await measureModel(models, { ...asking, judgement })
  expect(result).toMatchObject({
    kind: 'measured',
    tokens: 120,
    measured: { model: 'answering (test)', prompt: prompt?.prompt, asked: 10, answered: 10, right: 5 },
  })
  const shown = models.asked.map(({ messages }) => JSON.stringify(messages)).join()
  for (const { text } of prompt?.shown ?? []) expect(shown).not.toContain(text)
  for (const { instructions } of models.asked) expect(instructions).toBe(models.asked[0]?.instructions)
})

test('too few examples, trouble and a spent limit measure nothing', async () => {
  expect(await measureModel(answering([]), { ...asking, judgement: judged(4) })).toMatchObject({
    kind: 'not measured',
    reason: 'judge has 8 examples that its prompt does not show, and 10 are needed',
  })
  expect(await measureModel(answering([{ trouble: 'overloaded' }]), { ...asking, judgement: judged(8) })).toMatchObject(
    {
      kind: 'not measured',
      reason: 'overloaded',
    },
  )
  const over = answering([{ class: 'late' }, { over: 'the limit of 10000 tokens of the run' }])
  expect(await measureModel(over, { ...asking, judgement: judged(8) })).toMatchObject({
    kind: 'not measured',
    tokens: 12,
  })
})

test('what people gave is measured with; answers that do not fit are no answers', async () => {
  const given = texts('late', 8).map((text) => ({ text: `${text}!`, value: 'late' }))
  const models = answering([...repeated({ class: 'late' }, 14), { class: 'x' }, { class: 'x' }])
  const result = await measureModel(models, { ...asking, judgement: judged(4), given, most: 15 })
  expect(result).toMatchObject({ kind: 'measured', measured: { asked: 15, answered: 14, right: 10 } })
})

test('fields are right as a whole', async () => {
  const parts = fact('parts', z.object({ order: z.string().nullable() }))
  const examples = texts('O1 late', 12).map((text) => ({ text, is: { order: 'O1' } }))
  const judgement = declared(
    extract({ name: 'take', needs: { body }, gives: parts, task: 'The order.', atLeast: 0.8, examples }),
  )
  const answers = [...repeated({ fields: { order: 'O1' } }, 9), ...repeated({ fields: { order: null } }, 1)]
  expect(await measureModel(answering(answers), { ...asking, judgement, most: 10 })).toMatchObject({
    kind: 'measured',
    measured: { right: 9, byClass: {} },
  })
})

test('few answers are held for little, and a class that is often wrong for less', () => {
  expect(confidenceOf({ answered: 0, right: 0, byClass: {} }, 'late')).toBe(0.5)
  expect(confidenceOf({ answered: 4, right: 4, byClass: {} }, null)).toBeCloseTo(5 / 6)
  const byClass = { late: { answered: 50, right: 49 }, broken: { answered: 10, right: 4 } }
  const counts = { answered: 60, right: 53, byClass }
  expect(confidenceOf(counts, 'late')).toBeGreaterThan(0.95)
  expect(confidenceOf(counts, 'broken')).toBeLessThan(0.5)
})
