import { CircleCheck, CircleDashed, Clock, History } from 'lucide-react'
import { Tag } from '../parts/tag.tsx'
import type { Version } from './queries.ts'

const states = {
  governs: { tone: 'ok', icon: CircleCheck, word: 'Governs' },
  waiting: { tone: 'warn', icon: Clock, word: 'Waits to be published' },
  earlier: { tone: 'calm', icon: History, word: 'Earlier' },
  overtaken: { tone: 'calm', icon: CircleDashed, word: 'Overtaken' },
} as const

/** How a version stands, in words. */
export function VersionState({ state }: Pick<Version, 'state'>) {
  const { tone, icon, word } = states[state]
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  )
}
