export type Difficulty = 1 | 2 | 3

const mostSeeds = 1_000

/** Seeds as a range such as `21..30` or a list such as `21,22,30`. @throws Error that tells how to mend it. */
export function readSeeds(text: string): number[] {
  const range = /^(\d{1,15})\.\.(\d{1,15})$/.exec(text)
  if (!range) {
    if (!/^\d{1,15}(,\d{1,15})*$/.test(text))
      throw new Error(`--seeds takes a range such as 21..30 or a list such as 21,22,30, not "${text}"`)
    const seeds = text.split(',').map(Number)
    if (new Set(seeds).size < seeds.length) throw new Error(`--seeds names a seed twice in "${text}"; name each once`)
    return seeds
  }
  const [from, to] = [Number(range[1]), Number(range[2])]
  if (to < from) throw new Error(`--seeds ${text} is empty; write the smaller number first: ${to}..${from}`)
  if (to - from >= mostSeeds) throw new Error(`--seeds takes at most ${mostSeeds} seeds, not ${to - from + 1}`)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** One difficulty, or all of them. @throws Error that tells how to mend it. */
export function readDifficulties(text: string): readonly Difficulty[] {
  if (text === 'all') return [1, 2, 3]
  const difficulty = ([1, 2, 3] as const).find((one) => String(one) === text)
  if (!difficulty) throw new Error(`--difficulty takes 1 (clean), 2 (noisy), 3 (adversarial) or all, not "${text}"`)
  return [difficulty]
}
