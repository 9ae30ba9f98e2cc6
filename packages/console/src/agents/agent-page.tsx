import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useRowKeys } from '../parts/row-keys.ts'
import { RunsLink } from '../runs/runs-link.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { stopsQuery } from '../stops/queries.ts'
import { StandingStop } from '../stops/standing-stop.tsx'
import { AutonomyDial } from './autonomy-dial.tsx'
import { AutonomyHistory } from './autonomy-history.tsx'
import { Catalogue } from './catalogue.tsx'
import { ProcedureView } from './procedure-view.tsx'
import { agentQuery } from './queries.ts'
import { StopAgentDialog } from './stop-agent-dialog.tsx'
import type { AgentTab } from './tabs.ts'

/** One agent: how far it goes by itself and on what evidence, what it can do, and stopping it. */
export function AgentPage({ name, tab }: { readonly name: string; readonly tab: AgentTab }) {
  useRowKeys()
  const { data, error, refetch } = useQuery(agentQuery(name))
  return (
    <>
      <PageHead title={name} about={data?.title}>
        {data && <StopAgent name={name} />}
      </PageHead>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading what="the agent" />}
      {data && (
        <>
          <Stops name={name} />
          <p className="mb-3 flex flex-wrap gap-4">
            <RunsLink as="words" runs={{ agent: name }}>
              Its runs
            </RunsLink>
            <Link to="/policies/$agent" params={{ agent: name }} className="text-accent underline">
              Its policies
            </Link>
          </p>
          <Tabs label="About the agent">
            <Tab to="/agents/$name" params={{ name }} search={{}} activeOptions={{ exact: true }}>
              Autonomy
            </Tab>
            <Tab to="/agents/$name" params={{ name }} search={{ tab: 'history' }}>
              History of levels
            </Tab>
            <Tab to="/agents/$name" params={{ name }} search={{ tab: 'catalogue' }}>
              What it can do
            </Tab>
            <Tab to="/agents/$name" params={{ name }} search={{ tab: 'procedure' }}>
              How it works
            </Tab>
          </Tabs>
          {tab === 'autonomy' && <AutonomyDial agent={name} />}
          {tab === 'history' && <AutonomyHistory agent={name} />}
          {tab === 'catalogue' && <Catalogue agent={data} />}
          {tab === 'procedure' && <ProcedureView agent={name} />}
        </>
      )}
    </>
  )
}

function Stops({ name }: { readonly name: string }) {
  const { data = [] } = useQuery(stopsQuery)
  const own = data.filter((stop) => stop.switch === 'all' || stop.switch === `agent:${name}`)
  if (own.length === 0) return null
  return (
    <ul className="mb-4 flex flex-col gap-3">
      {own.map((stop) => (
        <StandingStop key={stop.id} stop={stop} />
      ))}
    </ul>
  )
}

function StopAgent({ name }: { readonly name: string }) {
  const may = useMay('pull stops')
  const { data = [] } = useQuery(stopsQuery)
  const [open, setOpen] = useState(false)
  if (!may || data.some((stop) => stop.switch === `agent:${name}`)) return null
  return (
    <>
      <Button weight="danger" onClick={() => setOpen(true)}>
        Stop this agent…
      </Button>
      {open && <StopAgentDialog agent={name} onClose={() => setOpen(false)} />}
    </>
  )
}
