import { useQuery } from '@tanstack/react-query'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { RunsLink } from '../runs/runs-link.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { triggerQuery, type DeliveryState } from './queries.ts'
import { TriggerState } from './trigger-list.tsx'
import { declaredFacts, looksText } from './words.ts'

/** One trigger: what it listens to, what came for it, and deciding again what was refused. */
export function TriggerPage({ name, state }: { readonly name: string; readonly state: DeliveryState | undefined }) {
  const { data, error, refetch } = useQuery(triggerQuery(name))
  return (
    <>
      <PageHead title={name} about={data && `Trigger: ${data.agent} is asked for ${data.goal}`} />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading what="the trigger" />}
      {data && (
        <Facts
          facts={[
            { name: 'Listens to', value: [data.on, looksText(data)].filter(Boolean).join(', ') },
            { name: 'State', value: <TriggerState trigger={data} /> },
            ...(data.lastLook === null ? [] : [{ name: 'Last look', value: <Instant at={data.lastLook} as="both" /> }]),
            ...(data.nextLook === null ? [] : [{ name: 'Next look', value: <Instant at={data.nextLook} as="both" /> }]),
            {
              name: 'Its runs',
              value: (
                <RunsLink as="words" runs={{ startedBy: data.startedBy }}>
                  All that it started
                </RunsLink>
              ),
            },
            ...declaredFacts(data.declared).filter((one) => one.name !== 'On' && one.name !== 'Every'),
          ]}
        />
      )}
      {data && <DeliveryList trigger={name} state={state} />}
    </>
  )
}
