import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Failure } from './failure.tsx'
import { Loading } from './loading.tsx'
import type { HeldList } from './use-held.ts'

interface HeldRowsProps<Row> {
  /** What the list is of. */
  readonly what: string
  readonly list: HeldList<Row>
  /** Where it has no row. */
  readonly empty: ReactNode
  readonly children: ReactNode
}

/** A list in which nothing moves by itself: what came since stands behind a button. */
export function HeldRows<Row>({ what, list, empty, children }: HeldRowsProps<Row>) {
  const { rows, added, isPending, error, refresh, retry } = list
  if (error !== undefined && error !== null) return <Failure error={error} retry={retry} />
  if (isPending) return <Loading what={what} />
  return (
    <>
      <div aria-live="polite">
        {added > 0 && (
          <Button className="mb-2 w-full" onClick={refresh}>
            {added} new
          </Button>
        )}
      </div>
      {rows.length === 0 && empty}
      {children}
    </>
  )
}
