import { CircleCheck, Filter, Sprout } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why there is nothing: nothing yet, everything hidden by a filter, or nothing left to do. */
export type EmptyKind = 'nothing yet' | 'filtered' | 'good news'

const icons = { 'nothing yet': Sprout, filtered: Filter, 'good news': CircleCheck } as const

interface EmptyProps {
  readonly kind: EmptyKind
  readonly title: string
  /** What to do about it: the command or button that makes the first, or Clear. */
  readonly children?: ReactNode
}

export function Empty({ kind, title, children }: EmptyProps) {
  const Icon = icons[kind]
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <Icon size={22} aria-hidden className={kind === 'good news' ? 'text-ok' : 'text-mute'} />
      <p className="text-base font-medium">{title}</p>
      {children !== undefined && <div className="max-w-prose text-mute">{children}</div>}
    </div>
  )
}
