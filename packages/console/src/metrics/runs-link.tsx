import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { runsPlace } from './runs-place.ts'

interface RunsLinkProps {
  /** The query of the API that lists the runs. */
  readonly runs: Readonly<Record<string, string>>
  /** What a number counts, for whoever hears it alone. */
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}

/** Leads to exactly the runs that a number counts. */
export function RunsLink({
  runs,
  label,
  className = 'underline decoration-edge underline-offset-2 hover:decoration-ink',
  children,
}: RunsLinkProps) {
  return (
    <Link {...runsPlace(runs)} className={className} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </Link>
  )
}
