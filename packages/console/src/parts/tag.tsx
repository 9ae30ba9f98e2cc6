import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'calm'

export const toneText: Readonly<Record<Tone, string>> = {
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
  calm: 'text-mute',
}

interface TagProps {
  readonly tone?: Tone
  readonly icon?: LucideIcon
  /** Words: the colour alone says nothing. */
  readonly children: ReactNode
}

/** A word about something, with a colour and an icon beside it. */
export function Tag({ tone = 'calm', icon: Icon, children }: TagProps) {
  return (
    <span className={classes('inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap', toneText[tone])}>
      {Icon && <Icon size={14} aria-hidden className="shrink-0 self-center" />}
      <span>{children}</span>
    </span>
  )
}
