import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { NamedValues } from '../parts/named-values.tsx'
import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { Tag } from '../parts/tag.tsx'
import { elementsQuery, type Element } from './queries.ts'

interface ElementsPartProps {
  readonly request: string
  /** Keys of those that are not approved; absent where nothing is to be chosen any more. */
  readonly leftOut: ReadonlySet<string>
  readonly onLeaveOut: ((key: string, out: boolean) => void) | undefined
}

/** Each element of a change set, page by page; whoever decides may leave some out. */
export function ElementsPart({ request, leftOut, onLeaveOut }: ElementsPartProps) {
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed.trim())
  const pages = useInfiniteQuery(elementsQuery(request, sought))
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? []
  const total = pages.data?.pages[0]?.total
  return (
    <Section title="Each change" {...(total === undefined ? {} : { count: total })}>
      <div className="mb-2 max-w-xs">
        <TextField
          label="Find one by its name or words"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {pages.isPending && <Loading what="the changes" />}
      {pages.error && <Failure error={pages.error} retry={() => void pages.refetch()} />}
      {total === 0 && (
        <Empty kind="filtered" title="None of them has these words">
          <Button onClick={() => setTyped('')}>Clear</Button>
        </Empty>
      )}
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((element) => (
          <li key={element.key} className="py-1.5">
            <Row
              element={element}
              out={leftOut.has(element.key)}
              onLeaveOut={element.effect === 'deny' ? undefined : onLeaveOut}
            />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button className="mt-2" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more: {rows.length} of {total} are here
        </Button>
      )}
    </Section>
  )
}

interface RowProps {
  readonly element: Element
  readonly out: boolean
  readonly onLeaveOut: ElementsPartProps['onLeaveOut']
}

function Row({ element, out, onLeaveOut }: RowProps) {
  const { key, title, effect, text, standing, notKnown, inOneWith, comes, arguments: given } = element
  return (
    <div className="flex items-start gap-2">
      {onLeaveOut && (
        <input
          type="checkbox"
          checked={!out}
          aria-label={`Approve ${visible(key)} with the others`}
          onChange={(event) => onLeaveOut(key, !event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
      )}
      <details className="min-w-0 grow">
        <summary className="wrap-anywhere">
          <span className="font-medium">{visible(key)}</span> <bdi>{visible(title)}</bdi>{' '}
          {effect === 'deny' && <Tag tone="bad">denied</Tag>}
          {effect === 'escalate' && <Tag tone="warn">left to people</Tag>}
          {standing.kind === 'done' && <Tag tone="ok">done</Tag>}
          {standing.kind === 'left' && <Tag tone="calm">left out</Tag>}
          {out && <Tag tone="warn">you leave it out</Tag>}
        </summary>
        <NamedValues values={[...given, ...comes]} className="mt-1 pl-4" />
        <p className="pl-4 wrap-anywhere text-mute">
          {[text, notKnown, standing.why, inOneWith.length > 0 && `In one call with ${inOneWith.join(', ')}`]
            .filter((one) => typeof one === 'string' && one !== '')
            .map((one) => visible(String(one)))
            .join(' · ')}
        </p>
      </details>
    </div>
  )
}
