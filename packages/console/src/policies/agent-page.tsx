import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useMe } from '../api/session.ts'
import { useAction } from '../api/use-action.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { SayDialog } from '../parts/say-dialog.tsx'
import { say } from '../parts/toasts.tsx'
import { Bench } from './bench.tsx'
import { ChangeButton } from './change-button.tsx'
import { DifferenceView } from './difference-view.tsx'
import { LimitList } from './limit-list.tsx'
import { ProblemList } from './problem-list.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { bringBack, contentQuery, type Content, type Version } from './queries.ts'
import type { VersionShow } from './shows.ts'
import { sentence } from './sentence.ts'
import { TableRead } from './table-read.tsx'
import { TextView } from './text-view.tsx'
import { VersionList } from './version-list.tsx'
import { VersionState } from './version-state.tsx'

interface AgentPageProps {
  readonly agent: string
  readonly of: string
  readonly show: VersionShow | undefined
}

/** One version of the policies of an agent, to be read, tried and published. */
export function AgentPage({ agent, of, show }: AgentPageProps) {
  const { data: content, error, refetch } = useQuery(contentQuery(agent, of))
  return (
    <>
      <PageHead
        title={`Policies of ${agent}`}
        {...(content?.version && { about: <VersionAbout version={content.version} /> })}
      >
        {content?.version && <VersionActions version={content.version} />}
      </PageHead>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!error && !content && <Loading what={`the policies of ${agent}`} />}
      {content && (
        <VersionShown
          content={content}
          of={of}
          show={show ?? (content.version?.state === 'waiting' ? 'changes' : 'tables')}
        />
      )}
    </>
  )
}

function VersionAbout({ version }: { readonly version: Version }) {
  const { version: number, state, author, publisher, because, restores } = version
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <VersionState state={state} />
      <span>
        Version {number}: {sentence(because)} By {author}
        {publisher !== null && `, published by ${publisher}`}
        {restores !== null && `; version ${restores} once more`}.
      </span>
    </span>
  )
}

/** What may be done with a version, by whoever looks. */
function VersionActions({ version }: { readonly version: Version }) {
  const { agent, version: number, state, author, publishers } = version
  const [open, setOpen] = useState<'publish' | 'back'>()
  const { name } = useMe()
  const mayPublish = useMay('publish policies')
  const mayDraft = useMay('draft policies')
  const navigate = useNavigate()
  const close = () => setOpen(undefined)
  const governing = () => void navigate({ to: '/policies/$agent', params: { agent } })
  const restore = useAction({
    send: bringBack,
    changes: [['policies']],
    done: (made) => {
      say(`Version ${made.version} waits for somebody else to publish it.`)
      close()
      void navigate({ to: '/policies/$agent', params: { agent }, search: { of: String(made.version) } })
    },
  })
  return (
    <>
      {state === 'waiting' && author.toLowerCase() === name.toLowerCase() && (
        <p className="max-w-72 text-mute">
          You wrote it, so somebody else publishes it: {publishers.join(' or ') || 'nobody can'}.
        </p>
      )}
      {state === 'waiting' && author.toLowerCase() !== name.toLowerCase() && mayPublish && (
        <Button weight="primary" onClick={() => setOpen('publish')}>
          Publish…
        </Button>
      )}
      {state === 'earlier' && mayDraft && <Button onClick={() => setOpen('back')}>Bring it back…</Button>}
      {state !== 'governs' && (
        <LinkButton to="/policies/$agent" params={{ agent }}>
          What governs
        </LinkButton>
      )}
      {state === 'governs' && <ChangeButton agent={agent} from="governing" weight="primary" />}
      {open === 'publish' && (
        <PublishDialog
          version={version}
          onClose={close}
          onDone={() => {
            close()
            governing()
          }}
        />
      )}
      {open === 'back' && (
        <SayDialog
          title={`Bring version ${number} back`}
          hint="It is kept with the version, for whoever reads it later."
          wide
          does="Draft it once more"
          busy={restore.isPending}
          error={restore.error}
          onClose={close}
          onSay={(because) => restore.mutate({ agent, version: number, because })}
        >
          <p className="mb-2">It governs again once somebody else publishes it. This would change:</p>
          <DifferenceView agent={agent} from="governing" to={String(number)} />
        </SayDialog>
      )}
    </>
  )
}

function VersionShown({ content, of, show }: { content: Content; of: string; show: VersionShow }) {
  const { agent, version, tables, actions, tried } = content
  const place = { to: '/policies/$agent', params: { agent } } as const
  const search = (shown: VersionShow) => ({ ...(of === 'governing' ? {} : { of }), show: shown })
  const tab = (shown: VersionShow) => ({
    ...place,
    search: search(shown),
    'aria-current': show === shown ? ('page' as const) : undefined,
  })
  return (
    <>
      <Tabs label="Parts">
        {version && version.state !== 'governs' && <Tab {...tab('changes')}>Changes</Tab>}
        <Tab {...tab('tables')} count={tables.length}>
          Tables
        </Tab>
        <Tab {...tab('words')}>In words</Tab>
        <Tab {...tab('text')}>Text</Tab>
        <Tab {...tab('bench')} count={tried.length}>
          Test bench
        </Tab>
        <Tab {...tab('versions')}>Versions</Tab>
      </Tabs>
      <ProblemList
        problems={content.problems}
        warnings={show === 'tables' || !content.usable ? content.warnings : []}
      />
      {show === 'tables' && <Tables content={content} />}
      {show === 'words' && <InWords actions={actions} />}
      {show === 'text' && <TextView key={of} content={content} />}
      {show === 'bench' && <Bench content={content} />}
      {show === 'changes' && <DifferenceView agent={agent} from="governing" to={content.of} />}
      {show === 'versions' && <VersionList agent={agent} current={version?.version} />}
    </>
  )
}

function Tables({ content: { agent, of, tables, limits } }: { readonly content: Content }) {
  if (tables.length === 0)
    return <p className="text-mute">They have no tables; see the text, and what they say in words.</p>
  return (
    <>
      {tables.map((table) => (
        <TableRead key={`${table.file} ${table.table}`} table={table} limits={limits} />
      ))}
      <LimitList limits={limits}>
        They are said in the{' '}
        <Link
          to="/policies/$agent"
          params={{ agent }}
          search={{ ...(of === 'governing' ? {} : { of }), show: 'text' }}
          className="text-accent underline"
        >
          text
        </Link>
        .
      </LimitList>
    </>
  )
}

function InWords({ actions }: Pick<Content, 'actions'>) {
  return (
    <ul className="flex max-w-4xl flex-col gap-5">
      {actions.map(({ action, says }) => (
        <li key={action}>
          <h2 className="text-base font-semibold">{action}</h2>
          <ul className="mt-1 list-disc pl-5">
            {says.map((line) => (
              <li key={line} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
