import { useQuery } from '@tanstack/react-query'
import { agentsQuery } from '../agents/queries.ts'
import { askText } from '../parts/values.ts'

interface Ask {
  readonly agent: string
  readonly goal: string
  /** With the names of its inputs in braces. */
  readonly ask: string
}

interface AsksProps {
  readonly asks: readonly Ask[]
  /** Takes the words into the box. */
  readonly onChoose: (words: string) => void
}

/** Everything that the agents can be asked; nothing until that is known. */
export function WhatCanBeAsked({ onChoose }: Pick<AsksProps, 'onChoose'>) {
  const { data: agents = [] } = useQuery(agentsQuery)
  const asks = agents.flatMap(({ name, goals }) => goals.map(({ name: goal, ask }) => ({ agent: name, goal, ask })))
  return <Asks asks={asks} onChoose={onChoose} />
}

/** Goals as they are asked for: chosen, their words are put into the box. */
export function Asks({ asks, onChoose }: AsksProps) {
  if (asks.length === 0) return null
  return (
    <div className="mt-4">
      <p className="text-mute">What can be asked:</p>
      <ul className="mt-1 flex flex-col">
        {asks.map(({ agent, goal, ask }) => (
          <li key={`${agent} ${goal}`} className="flex min-h-7 flex-wrap items-center gap-x-3">
            <button
              type="button"
              onClick={() => onChoose(begun(ask))}
              className="rounded text-left text-accent underline"
            >
              {askText(ask)}
            </button>
            <span className="text-mute">{agent}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is put into the box: the words up to the first thing to fill in. */
function begun(ask: string): string {
  return ask.split('{', 1)[0] ?? ask
}
