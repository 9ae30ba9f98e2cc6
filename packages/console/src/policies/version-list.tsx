import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { versionsQuery, type Version } from './queries.ts'
import { VersionState } from './version-state.tsx'

const columns: readonly Column<Version>[] = [
  {
    id: 'version',
    title: 'Version',
    cell: ({ agent, version }) => (
      <Link to="/policies/$agent" params={{ agent }} search={{ of: String(version) }} className="text-accent underline">
        Version {version}
      </Link>
    ),
  },
  { id: 'state', title: 'State', cell: ({ state }) => <VersionState state={state} /> },
  {
    id: 'why',
    title: 'Why',
    cell: ({ because, restores }) => (
      <span className="wrap-anywhere">
        {because}
        {restores !== null && ` (version ${restores} once more)`}
      </span>
    ),
  },
  {
    id: 'author',
    title: 'Written by',
    cell: ({ author, draftedAt }) => (
      <>
        {author}, <Instant at={draftedAt} as="full" />
      </>
    ),
  },
  {
    id: 'publisher',
    title: 'Published by',
    cell: ({ publisher, publishedAt }) =>
      publisher === null || publishedAt === null ? (
        <span className="text-mute">nobody</span>
      ) : (
        <>
          {publisher}, <Instant at={publishedAt} as="full" />
        </>
      ),
  },
]

/** The versions of an agent's policies, newest first. */
export function VersionList({ agent, current }: { readonly agent: string; readonly current: number | undefined }) {
  const { data, error, refetch } = useQuery(versionsQuery(agent))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading what="versions" />
  return (
    <Table
      caption={`Versions of the policies of ${agent}`}
      columns={columns}
      rows={data.items}
      keyOf={({ version }) => String(version)}
      isCurrent={({ version }) => version === current}
    />
  )
}
