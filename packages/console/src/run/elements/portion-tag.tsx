import { Circle, CircleSlash, Clock, Hand, Loader, type LucideIcon } from 'lucide-react'
import { RunStatus } from '../../parts/run-status.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { isOutcome, type PortionName, type Standing } from './portions.ts'

const looks: Readonly<Record<Standing, readonly [words: string, tone: Tone, icon: LucideIcon]>> = {
  acting: ['At work', 'info', Loader],
  'with people': ['With people', 'warn', Hand],
  waits: ['Waits', 'calm', Clock],
  'not begun': ['Not begun', 'calm', Circle],
  left: ['Left the list', 'calm', CircleSlash],
}

/** How an element ended, or how it stands. */
export function PortionTag({ name }: { readonly name: PortionName }) {
  if (isOutcome(name)) return <RunStatus run={{ state: 'settled', outcome: name }} />
  const [words, tone, icon] = looks[name]
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  )
}
