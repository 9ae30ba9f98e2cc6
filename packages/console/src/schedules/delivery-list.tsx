import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Instant } from '../parts/instant.tsx'
import { OutsideText, OutsideWords } from '../parts/outside-text.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { valueText } from '../parts/values.ts'
import { Came } from './came.tsx'
import { deliveriesQuery, type Delivery, type DeliveryState } from './queries.ts'
import { Redeliver } from './redeliver.tsx'
import { deliveryStates } from './search.ts'
import { DeliveryStateTag } from './state-tags.tsx'

/** What came for a trigger, newest first: what it says, what it started, or why it was refused. */
export function DeliveryList({
  trigger,
  state,
}: {
  readonly trigger: string
  readonly state: DeliveryState | undefined
}) {
  const query = useInfiniteQuery(deliveriesQuery(trigger, state))
  const navigate = useNavigate()
  const show = (to: DeliveryState | undefined) =>
    void navigate({
      to: '/triggers/$name',
      params: { name: trigger },
      search: to === undefined ? {} : { state: to },
      replace: true,
    })
  return (
    <Came
      what="what came"
      nothing="Nothing came yet"
      none={(one) => `Nothing is ${one}`}
      states={deliveryStates}
      state={state}
      onState={show}
      query={query}
    >
      {(rows) => (
        <ul className="divide-y divide-line">
          {rows.map((delivery) => (
            <DeliveryItem key={`${delivery.source} ${delivery.event}`} delivery={delivery} />
          ))}
        </ul>
      )}
    </Came>
  )
}

function DeliveryItem({ delivery }: { readonly delivery: Delivery }) {
  const { cameAt, type, subject, source, event, data, run, why, askedBy, state } = delivery
  return (
    <li className="py-1.5">
      <div className="grid items-baseline gap-x-4 gap-y-1 sm:grid-cols-[8rem_11rem_minmax(0,1fr)_auto]">
        <DeliveryStateTag delivery={delivery} />
        <Instant at={cameAt} as="both" />
        <span className="min-w-0">
          {type !== source && `${type} of `}
          <OutsideWords>{subject}</OutsideWords>
          {askedBy !== null && <span className="text-mute">, asked for by {askedBy}</span>}
        </span>
        <span>{run !== null && <RunLink run={run}>{run}</RunLink>}</span>
      </div>
      {why !== null && (
        <p className="mt-1 text-bad">
          <OutsideWords most={400}>{why}</OutsideWords>
        </p>
      )}
      <div className="mt-0.5 flex flex-wrap items-start gap-2">
        <details open={state === 'refused'} className="min-w-0 grow">
          <summary className="w-fit text-xs text-mute">What it says</summary>
          <OutsideText from={`${source}, event ${event}`} most={300}>
            {valueText(data)}
          </OutsideText>
        </details>
        {state === 'refused' && <Redeliver delivery={delivery} />}
      </div>
    </li>
  )
}
