import { useInfiniteQuery } from '@tanstack/react-query'
import { LinkButton } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { OutsideText, OutsideWords } from '../parts/outside-text.tsx'
import { valueText } from '../parts/values.ts'
import { eventsQuery } from './queries.ts'

/** What came from outside, newest first, whether or not anything listened to it. */
export function EventsList({ source }: { readonly source: string | undefined }) {
  const query = useInfiniteQuery(eventsQuery(source))
  const { data, error, refetch } = query
  const rows = data?.pages.flatMap(({ items }) => items)
  return (
    <>
      {source !== undefined && (
        <p className="mb-2 flex flex-wrap items-center gap-2">
          Only what came by <code>{source}</code>
          <LinkButton to="/schedules" search={{ tab: 'events' }}>
            Clear
          </LinkButton>
        </p>
      )}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!rows && !error && <Loading what="what came" />}
      {rows?.length === 0 && (
        <Empty kind={source === undefined ? 'nothing yet' : 'filtered'} title="Nothing came from outside yet" />
      )}
      <ul className="divide-y divide-line">
        {rows?.map(({ source: from, id, type, subject, at, receivedAt, data: said }) => (
          <li key={`${from} ${id}`} className="py-2.5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong className="font-medium">{type}</strong>
              <span>
                of <OutsideWords>{subject}</OutsideWords>
              </span>
              <Instant at={receivedAt} as="both" />
              {at !== receivedAt && (
                <span className="text-mute">
                  happened <Instant at={at} as="full" />
                </span>
              )}
            </p>
            <OutsideText from={`${from}, event ${id}`} most={300}>
              {valueText(said)}
            </OutsideText>
          </li>
        ))}
      </ul>
      <MoreButton query={query} />
    </>
  )
}
