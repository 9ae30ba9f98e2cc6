import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { useMe } from '../api/session.ts'
import { Bench } from './bench.tsx'
import { DifferenceView } from './difference-view.tsx'
import { DraftActions } from './draft-actions.tsx'
import { DraftNotices } from './draft-notices.tsx'
import { LimitList } from './limit-list.tsx'
import { ProblemList } from './problem-list.tsx'
import { contentQuery, type Content, type Draft } from './queries.ts'
import type { DraftShow } from './shows.ts'
import { TableEditor } from './table-editor.tsx'
import { TableRead } from './table-read.tsx'
import { TextView } from './text-view.tsx'
import { useDraftChanges, type DraftChanges } from './use-draft.ts'

interface DraftPageProps {
  readonly agent: string
  readonly draft: string
  readonly show: DraftShow
}

/** Policies that somebody is writing. Every change is kept; nothing governs until it is handed in and published. */
export function DraftPage({ agent, draft, show }: DraftPageProps) {
  const { data: content, error, refetch } = useQuery(contentQuery(agent, draft))
  const changes = useDraftChanges(agent, draft)
  const { name } = useMe()
  const told = content?.draft
  const own =
    told !== null && told !== undefined && told.version === null && told.author.toLowerCase() === name.toLowerCase()
  return (
    <>
      <PageHead
        title={`Draft of the policies of ${agent}`}
        {...(told && { about: <DraftAbout draft={told} own={own} /> })}
      >
        {content && told && own && <DraftActions content={content} draft={told} changes={changes} />}
        {told && told.version !== null && (
          <LinkButton to="/policies/$agent" params={{ agent }} search={{ of: String(told.version) }}>
            Version {told.version}
          </LinkButton>
        )}
      </PageHead>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!error && !content && <Loading what="the draft" />}
      {content && told && <DraftNotices draft={told} own={own} changes={changes} />}
      {content && <DraftShown content={content} show={show} {...(own && { changes })} />}
    </>
  )
}

function DraftAbout({ draft, own }: { readonly draft: Draft; readonly own: boolean }) {
  if (draft.version !== null) return `It was handed in as version ${draft.version}.`
  return own
    ? `It changes version ${draft.basedOn}. It governs nothing until you hand it in and somebody else publishes it.`
    : `${draft.author} is writing it; only they can change it. It changes version ${draft.basedOn}.`
}

interface DraftShownProps {
  readonly content: Content
  readonly show: DraftShow
  readonly changes?: DraftChanges
}

function DraftShown({ content, show, changes }: DraftShownProps) {
  const { agent, of, tried } = content
  const tab = (shown: DraftShow) => ({
    to: '/policies/$agent/drafts/$draft' as const,
    params: { agent, draft: of },
    search: { show: shown },
    'aria-current': show === shown ? ('page' as const) : undefined,
  })
  return (
    <>
      <Tabs label="Parts">
        <Tab {...tab('tables')} count={content.tables.length}>
          Tables
        </Tab>
        <Tab {...tab('text')}>Text</Tab>
        <Tab {...tab('bench')} count={tried.length}>
          Test bench
        </Tab>
        <Tab {...tab('changes')}>Changes</Tab>
      </Tabs>
      <ProblemList problems={content.problems} warnings={content.warnings} />
      {show === 'tables' && <Tables content={content} changes={changes} />}
      {show === 'text' && <TextView content={content} {...(changes && { changes })} />}
      {show === 'bench' && <Bench content={content} {...(changes && { changes })} />}
      {show === 'changes' && (
        <DifferenceView agent={agent} from={String(content.draft?.basedOn ?? 'governing')} to={of} />
      )}
    </>
  )
}

function Tables({ content, changes }: { readonly content: Content; readonly changes: DraftChanges | undefined }) {
  const { tables } = content
  if (tables.length === 0) return <p className="text-mute">There are no tables that can be read; see the text.</p>
  const placed = tables.map((table, index) => ({ table, key: `${table.file} ${index}` }))
  return (
    <>
      {changes && (
        <p className="mb-4 text-xs text-mute">
          Enter keeps a cell, Esc takes it back; ↑ ↓ go to the row above or below, Alt ↑ ↓ move the row itself.
        </p>
      )}
      {placed.map(({ table, key }) =>
        changes && table.plain ? (
          <TableEditor key={key} table={table} content={content} changes={changes} />
        ) : (
          <div key={key}>
            <TableRead table={table} limits={content.limits} />
            {!table.plain && (
              <p className="-mt-4 mb-6 text-mute">This table says more than rows and columns: change it in the text.</p>
            )}
          </div>
        ),
      )}
      <LimitList limits={content.limits}>
        They are changed in the{' '}
        <Link
          to="/policies/$agent/drafts/$draft"
          params={{ agent: content.agent, draft: content.of }}
          search={{ show: 'text' }}
          className="text-accent underline"
        >
          text
        </Link>
        , under “limits”.
      </LimitList>
    </>
  )
}
