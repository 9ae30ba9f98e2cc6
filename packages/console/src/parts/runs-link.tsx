import type { ReactNode } from 'react'
import { PlaceLink } from './place-link.tsx'

/** A number or words that lead to the runs that are meant, by the filters of the list of runs. */
export function RunsLink({
  by,
  children,
}: {
  readonly by: Readonly<Record<string, string>>
  readonly children: ReactNode
}) {
  return <PlaceLink to={`/runs?${new URLSearchParams(by).toString()}`}>{children}</PlaceLink>
}
