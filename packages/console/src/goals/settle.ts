import type { Asked, Doubt } from './queries.ts'

type Choice = Doubt['choices'][number]

/** What was asked, with one doubt of it settled by a choice. */
export function settled(asked: Asked, doubt: Doubt, choice: Choice): Asked {
  const before = asked.settled ?? {}
  const agent = choice.agent === undefined ? {} : { agent: choice.agent }
  if (doubt.about === 'unchecked')
    return { ...asked, ...agent, settled: { ...before, unchecked: [...(before.unchecked ?? []), choice.id] } }
  return { ...asked, ...agent, settled: { ...before, [doubt.about]: choice.id } }
}
