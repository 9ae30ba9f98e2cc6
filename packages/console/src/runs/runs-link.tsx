import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { runsPlace } from './runs-place.ts'

/** How words look that lead somewhere; numbers are only underlined. */
const look = {
  number: 'relative whitespace-nowrap underline decoration-edge underline-offset-2 hover:decoration-ink',
  words: 'text-accent underline',
} as const

interface RunsLinkProps {
  /** The query of the API that lists the runs. */
  readonly runs: Readonly<Record<string, string>>
  /** What a number counts, for whoever hears it alone: it is read before it. */
  readonly label?: string
  readonly as?: keyof typeof look
  readonly children: ReactNode
}

/** Leads to exactly the runs that a number counts. */
export function RunsLink({ runs, label, as = 'number', children }: RunsLinkProps) {
  return (
    <Link {...runsPlace(runs)} className={look[as]}>
      {label !== undefined && <span className="sr-only">{label}: </span>}
      {children}
    </Link>
  )
}
