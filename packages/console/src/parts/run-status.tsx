import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  Eye,
  Hand,
  LifeBuoy,
  Loader,
  type LucideIcon,
} from 'lucide-react'
import type { Schemas } from '../api/client.ts'
import { Tag, type Tone } from './tag.tsx'

type Run = Pick<Schemas['Run'], 'state' | 'outcome'>
type Look = readonly [text: string, tone: Tone, icon: LucideIcon]

const states: Readonly<Record<'running' | 'waiting', Look>> = {
  running: ['Running', 'info', Loader],
  waiting: ['Waiting', 'warn', Hand],
}

const outcomes: Readonly<Record<NonNullable<Run['outcome']>, Look>> = {
  met: ['Met', 'ok', CircleCheck],
  partly: ['Partly met', 'warn', CircleDashed],
  declined: ['Declined', 'calm', CircleSlash],
  'handed over': ['Handed over', 'warn', LifeBuoy],
  failed: ['Failed', 'bad', CircleX],
  cancelled: ['Cancelled', 'calm', CircleSlash],
  shadowed: ['Shadowed', 'calm', Eye],
}

/** How a run stands: its outcome once it has one. */
export function RunStatus({ run: { state, outcome } }: { readonly run: Run }) {
  const [text, tone, icon] = lookOf(state, outcome)
  return (
    <Tag tone={tone} icon={icon}>
      {text}
    </Tag>
  )
}

function lookOf(state: Run['state'], outcome: Run['outcome']): Look {
  if (outcome) return outcomes[outcome]
  return state === 'settled' ? ['Settled', 'calm', CircleDashed] : states[state]
}
