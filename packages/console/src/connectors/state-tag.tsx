import { CircleCheck, CircleHelp, KeyRound, TriangleAlert, Unplug, type LucideIcon } from 'lucide-react'
import { Tag, type Tone } from '../parts/tag.tsx'
import type { Connector } from './queries.ts'

const looks: Readonly<Record<Connector['state'], readonly [text: string, tone: Tone, icon: LucideIcon]>> = {
  working: ['Working', 'ok', CircleCheck],
  degraded: ['Degraded', 'warn', TriangleAlert],
  down: ['Down', 'bad', Unplug],
  reconnect: ['Reconnect', 'bad', KeyRound],
  unknown: ['Not known', 'calm', CircleHelp],
}

/** How a system answers, as a word. */
export function ConnectorState({ state }: { readonly state: Connector['state'] }) {
  const [text, tone, icon] = looks[state]
  return (
    <Tag tone={tone} icon={icon}>
      {text}
    </Tag>
  )
}
