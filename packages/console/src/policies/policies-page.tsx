import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Command } from '../parts/command.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Tag } from '../parts/tag.tsx'
import { CircleX } from 'lucide-react'
import { ChangeButton } from './change-button.tsx'
import { sentence } from './sentence.ts'
import { policiesQuery, type Standing } from './queries.ts'
import { VersionState } from './version-state.tsx'

/** The policies of each agent: what governs, what waits for somebody, what is being written. */
export function PoliciesPage() {
  const { data, error, refetch } = useQuery(policiesQuery)
  return (
    <>
      <PageHead
        title="Policies"
        about="What agents may do. A change is written by one person and published by another; it governs from the next decision on."
      />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!error && !data && <Loading what="policies" />}
      {data?.length === 0 && (
        <Empty kind="nothing yet" title="No agents yet">
          <Command>operant init</Command>
        </Empty>
      )}
      <ul className="flex max-w-5xl flex-col divide-y divide-line">
        {data?.map((one) => (
          <AgentPolicies key={one.agent} standing={one} />
        ))}
      </ul>
    </>
  )
}

function AgentPolicies({ standing }: { readonly standing: Standing }) {
  const { agent, title, version, unusable, filesAgree, waiting, drafts } = standing
  return (
    <li className="py-4 first:pt-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 grow">
          <h2 className="text-base font-semibold">
            <Link to="/policies/$agent" params={{ agent }} className="text-accent underline">
              {agent}
            </Link>
          </h2>
          <p className="text-mute">{title}</p>
        </div>
        {version && <ChangeButton agent={agent} from="governing" />}
      </div>
      {version ? (
        <p className="mt-1">
          Version {version.version} governs
          {version.publishedAt !== null && (
            <>
              {' '}
              since <Instant at={version.publishedAt} as="full" />
            </>
          )}
          : {sentence(version.because)}{' '}
          <span className="text-mute">
            By {version.author}, published by {version.publisher}.
          </span>
        </p>
      ) : (
        <p className="mt-1">It has no policy: whatever it would write is denied.</p>
      )}
      {unusable !== null && (
        <p className="mt-1">
          <Tag tone="bad" icon={CircleX}>
            Everything is denied
          </Tag>{' '}
          {unusable}
        </p>
      )}
      {version && !filesAgree && unusable === null && (
        <p className="mt-1 text-mute">
          The files on disk say something else than what governs; that counts for nothing.
        </p>
      )}
      {waiting.length + drafts.length > 0 && (
        <ul className="mt-2 flex flex-col gap-2" aria-label={`Changes of ${agent}`}>
          {waiting.map((one) => (
            <li key={one.version} className="flex flex-wrap items-center gap-x-2">
              <VersionState state={one.state} />
              <Link
                to="/policies/$agent"
                params={{ agent }}
                search={{ of: String(one.version) }}
                className="text-accent underline"
              >
                Version {one.version}: {one.because}
              </Link>
              <span className="text-mute">by {one.author}</span>
            </li>
          ))}
          {drafts.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-2">
              <span className="text-mute">Being written by {one.author}:</span>
              <Link
                to="/policies/$agent/drafts/$draft"
                params={{ agent, draft: one.id }}
                className="text-accent underline"
              >
                Draft of {agent}, <Instant at={one.changedAt} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
