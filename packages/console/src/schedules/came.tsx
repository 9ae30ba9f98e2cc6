import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Section } from '../parts/section.tsx'

interface CameProps<State extends string, Row> {
  /** What it is called while it is read: "its times". */
  readonly what: string
  /** What is said where there is none, of any state and of one. */
  readonly nothing: string
  readonly none: (state: State) => string
  readonly states: readonly State[]
  readonly state: State | undefined
  readonly onState: (state: State | undefined) => void
  readonly query: UseInfiniteQueryResult<{ readonly pages: readonly { readonly items: readonly Row[] }[] }>
  /** Shows the rows, of which there are some. */
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** What came, newest first, and what became of each; those of one state alone where somebody says so. */
export function Came<State extends string, Row>(props: CameProps<State, Row>) {
  const { what, nothing, none, states, state, onState, query, children } = props
  const { data, error, refetch } = query
  const rows = data?.pages.flatMap(({ items }) => items)
  const options = [{ value: '', label: 'All' }, ...states.map((value) => ({ value, label: value }))]
  return (
    <Section title="What came">
      <div className="mb-2 max-w-48">
        <SelectField
          label="What became of it"
          options={options}
          value={state ?? ''}
          onChange={(event) => onState(states.find((one) => one === event.target.value))}
        />
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!rows && !error && <Loading what={what} />}
      {rows?.length === 0 &&
        (state === undefined ? (
          <Empty kind="nothing yet" title={nothing} />
        ) : (
          <Empty kind="filtered" title={none(state)}>
            <Button onClick={() => onState(undefined)}>Clear</Button>
          </Empty>
        ))}
      {rows && rows.length > 0 && children(rows)}
      <MoreButton query={query} />
    </Section>
  )
}
