import { describe, expect, it } from 'vitest'
import { composeMails } from './compose-mails.ts'
import { drawFrom } from './draw.ts'
import { families } from './families.ts'
import type { Family } from './families.ts'
import { learnReasons } from './learn-reasons.ts'
import { reasons } from './reasons.ts'

const SPLITS = [1, 2, 3, 4]
const SURE = 0.7

/** Every fifth family of each class, in a seeded order. */
const holdOut = (seed: number): ReadonlySet<Family> => {
  const draw = drawFrom(seed)
  const classes = Map.groupBy(families, (family) => family.label)
  return new Set(
    [...classes.values()].flatMap((own) =>
      own
        .map((family) => ({ family, key: draw() }))
        .toSorted((one, other) => one.key - other.key)
        .slice(0, Math.round(own.length / 5))
        .map(({ family }) => family),
    ),
  )
}

describe('families of wordings', () => {
  it.each(reasons)('are many and distinct for %s', (reason) => {
    const own = families.filter((family) => family.label === reason)
    expect(own.length).toBeGreaterThanOrEqual(25)
    expect(new Set(own.flatMap((family) => family.wordings)).size).toBeGreaterThanOrEqual(40)
  })

  it('share no wording', () => {
    const wordings = families.flatMap((family) => family.wordings)
    expect(wordings.filter((wording, at) => wordings.indexOf(wording) !== at)).toEqual([])
  })

  it('teach what unseen families mean', { timeout: 120_000 }, () => {
    const answers = SPLITS.flatMap((split) => {
      const unseen = holdOut(split)
      const read = learnReasons(
        families.filter((family) => !unseen.has(family)),
        split,
      )
      const mails = composeMails([...unseen], drawFrom(split + 100))
      return mails.map(({ text, label }) => ({ label, ...read(text) }))
    })
    const withReason = answers.filter((answer) => answer.label !== 'unclear')
    const sure = withReason.filter((answer) => answer.confidence >= SURE)
    const right = sure.filter((answer) => answer.label === answer.reason).length / sure.length
    const all = withReason.filter((answer) => answer.label === answer.reason).length / withReason.length
    const vague = answers.filter((answer) => answer.label === 'unclear')
    const vagueButSure = vague.filter((answer) => answer.confidence >= SURE).length / vague.length
    console.info(
      `Unseen families, ${withReason.length} mails of ${SPLITS.length} splits: accuracy ${all.toFixed(3)}; ` +
        `at ${SURE} ${(sure.length / withReason.length).toFixed(3)} answered, ${right.toFixed(3)} right; ` +
        `${vagueButSure.toFixed(3)} of vague mails answered`,
    )
    expect(all).toBeGreaterThanOrEqual(0.9)
    expect(sure.length / withReason.length).toBeGreaterThanOrEqual(0.8)
    expect(right).toBeGreaterThanOrEqual(0.97)
    expect(vagueButSure).toBeLessThanOrEqual(0.12)
  })
})
