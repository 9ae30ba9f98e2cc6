import { useQuery } from '@tanstack/react-query'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideText, OutsideWords } from '../parts/outside-text.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { Section } from '../parts/section.tsx'
import { StandingStop } from '../stops/standing-stop.tsx'
import { ConnectorTesting } from './connector-testing.tsx'
import { limitLines } from './limit-lines.ts'
import { remedy } from './order.ts'
import { connectorQuery, type ConnectorInFull } from './queries.ts'
import { ConnectorState } from './state-tag.tsx'
import { UserTable } from './user-table.tsx'

/** One outside system: how it answers, what of it fails, and which runs it holds up. */
export function ConnectorPage({ name }: { readonly name: string }) {
  const { data, error, refetch } = useQuery(connectorQuery(name))
  return (
    <>
      <PageHead title={name} about="An outside system, judged by its last real uses." />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading what="the system" />}
      {data && <InFull connector={data} />}
    </>
  )
}

function InFull({ connector }: { readonly connector: ConnectorInFull }) {
  const { state, because, answeredAt, stops, users, agents, outsiders, failing, lastFailure } = connector
  const todo = remedy(state)
  const limits = limitLines(connector)
  return (
    <>
      <Facts
        facts={[
          { name: 'State', value: <ConnectorState state={state} /> },
          ...(because.length === 0 ? [] : [{ name: 'Because', value: <Lines lines={because} /> }]),
          { name: 'Last answer', value: answeredAt === null ? 'not known' : <Instant at={answeredAt} as="both" /> },
          ...(todo === undefined ? [] : [{ name: 'What to do', value: todo }]),
          { name: 'Used by', value: `${agents.join(', ') || 'no agent'}, ${users.length} capabilities and triggers` },
          ...(outsiders ? [{ name: 'Its words', value: 'Whatever it says counts as said by people outside' }] : []),
          ...(limits.length === 0 ? [] : [{ name: 'Limits', value: <Lines lines={limits} /> }]),
        ]}
      />
      {lastFailure && (
        <Section title={failing.length > 0 ? 'What fails' : 'The last failure'}>
          <p>
            {lastFailure.capability}, <Instant at={lastFailure.at} as="both" />, {lastFailure.kind}
            {failing.length === 0 && '. It answered since.'}
          </p>
          <OutsideText from="what the system or its client said">{lastFailure.reason}</OutsideText>
        </Section>
      )}
      {stops.length > 0 && (
        <ul className="mt-3 flex flex-col gap-3">
          {stops.map((stop) => (
            <StandingStop key={stop.id} stop={stop} />
          ))}
        </ul>
      )}
      <ConnectorTesting connector={connector} />
      <HeldUp connector={connector} />
      <Section title="What uses it" count={users.length}>
        <UserTable users={users} />
      </Section>
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function HeldUp({ connector: { heldUp, runs, state } }: { readonly connector: ConnectorInFull }) {
  return (
    <div id="held-up">
      <Section title="Runs held up" count={heldUp}>
        {runs.length === 0 ? (
          <p className="text-mute">{state === 'working' ? 'None: it works.' : 'None waits for it.'}</p>
        ) : (
          <ul className="divide-y divide-line">
            {runs.map(({ run, asked, capability, since }) => (
              <li key={run} className="py-1.5">
                <RunLink run={run}>
                  <OutsideWords>{asked}</OutsideWords>
                </RunLink>{' '}
                <span className="text-mute">
                  waits for {capability}, <Instant at={since} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {heldUp > runs.length && <p className="mt-1 text-mute">The newest {runs.length} of them.</p>}
      </Section>
    </div>
  )
}
