import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { runsPlace } from './runs-place.ts'

interface RunsLinkProps {
  /** The query of the API that lists the runs. */
  readonly runs: Readonly<Record<string, string>>
  /** What a number counts, for whoever hears it alone: it is read before it. */
  readonly label?: string
  readonly children: ReactNode
}

/** Leads to exactly the runs that a number counts. */
export function RunsLink({ runs, label, children }: RunsLinkProps) {
  return (
    <Link
      {...runsPlace(runs)}
      className="relative whitespace-nowrap underline decoration-edge underline-offset-2 hover:decoration-ink"
    >
      {label !== undefined && <span className="sr-only">{label}: </span>}
      {children}
    </Link>
  )
}
