import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ConnectorState } from '../connectors/state-tag.tsx'
import { connectorsQuery, type Connector } from '../connectors/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'

const troubles: ReadonlySet<Connector['state']> = new Set(['down', 'reconnect', 'degraded'])

/** Systems that do not answer as they should, by their last real uses; nothing where all do. */
export function TroubledSystems() {
  const { data, error, refetch } = useQuery(connectorsQuery)
  if (error) return <Failure error={error} retry={() => void refetch()} />
  const troubled = data?.filter(({ state }) => troubles.has(state)) ?? []
  if (troubled.length === 0) return null
  return (
    <section aria-label="Systems in trouble" className="rounded-md border border-warn/60 bg-warn/5 px-3 py-2.5">
      <h2 className="mb-1 text-base font-semibold">Systems in trouble</h2>
      <ul className="flex flex-col gap-1.5">
        {troubled.map((connector) => (
          <Troubled key={connector.name} connector={connector} />
        ))}
      </ul>
    </section>
  )
}

function Troubled({ connector: { name, state, because, failing, heldUp } }: { readonly connector: Connector }) {
  const [first] = failing
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <Link
        to="/connectors/$name"
        params={{ name }}
        className="font-medium underline decoration-edge underline-offset-2 wrap-anywhere hover:decoration-ink"
      >
        {name}
      </Link>
      <ConnectorState state={state} />
      {heldUp > 0 && <span>{heldUp === 1 ? '1 run is held up' : `${heldUp} runs are held up`}</span>}
      <span className="min-w-0 text-mute">
        {first && (
          <>
            since <Instant at={first.since} />:{' '}
          </>
        )}
        <OutsideWords>{because.join('; ')}</OutsideWords>
      </span>
    </li>
  )
}
