import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Remark } from '../inbox/remark.tsx'
import { TextsPart } from '../inbox/texts-part.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { visible } from '../parts/outside.ts'
import { RunLink } from '../parts/run-link.tsx'
import { Section } from '../parts/section.tsx'
import { Tag } from '../parts/tag.tsx'
import { HoldingBar } from './holding-bar.tsx'
import { FactsPart, ItemPart } from './item-part.tsx'
import { OptionsPart } from './options-part.tsx'
import { escalationQuery, type EscalationInFull, type Tab } from './queries.ts'
import { shortTitle } from './standing.ts'

interface EscalationPaneProps {
  readonly id: string
  readonly tab: Tab
  /** Somebody chose it, and it was not shown by itself. */
  readonly chosen: boolean
}

/** What was handed over, whole: why, what could be done, what is known; and seeing to it. */
export function EscalationPane({ id, tab, chosen }: EscalationPaneProps) {
  const { data, error, isPending, refetch } = useQuery(escalationQuery(id))
  return (
    <article aria-label="Escalation">
      <Link
        to="/escalations"
        search={{ tab }}
        className="mb-2 inline-flex items-center gap-1 py-1 text-accent lg:hidden"
      >
        <ArrowLeft size={15} aria-hidden /> Escalations
      </Link>
      {isPending && <Loading what="what was handed over" />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <Whole item={data} chosen={chosen} />}
    </article>
  )
}

function Whole({ item, chosen }: { readonly item: EscalationInFull; readonly chosen: boolean }) {
  const { item: shown, comments, history, id } = item
  return (
    <>
      <Head item={item} chosen={chosen} />
      {shown && (
        <>
          <Section title="Why it stopped">
            <ul className="list-disc pl-5 marker:text-mute">
              {shown.because.map((one) => (
                <li key={one} className="wrap-anywhere">
                  {visible(one)}
                </li>
              ))}
            </ul>
          </Section>
          {item.state === 'open' && <OptionsPart options={shown.options} />}
          <ItemPart item={shown} />
        </>
      )}
      <TextsPart texts={item.texts} request={id} />
      {shown && <FactsPart facts={shown.facts} />}
      <Section title="What was said and done">
        <ul className="flex flex-col gap-1">
          {history.map(({ at, by, what, said }) => (
            <li key={at + what} className="wrap-anywhere">
              <span className="font-medium">{by === null ? 'Nobody in time' : visible(by)}</span>: {what}{' '}
              <Instant at={at} />
              {said !== null && <span className="block whitespace-pre-wrap">{visible(said)}</span>}
            </li>
          ))}
          {comments.map(({ by, at, text }) => (
            <li key={by + at} className="wrap-anywhere">
              <span className="font-medium">{visible(by)}</span> <Instant at={at} />
              <span className="block whitespace-pre-wrap">{visible(text)}</span>
            </li>
          ))}
          {history.length + comments.length === 0 && <li className="text-mute">Nothing yet.</li>}
        </ul>
        <Remark id={id} />
      </Section>
      <HoldingBar item={item} />
    </>
  )
}

function Head({ item, chosen }: { readonly item: EscalationInFull; readonly chosen: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (chosen) heading.current?.focus({ preventScroll: true })
  }, [chosen])
  const { agent, title, item: shown, run, state, holder, takenSince, expiresAt, roles, askedAt, walkedUp, ended } = item
  return (
    <header>
      <p className="text-mute">
        The agent <span className="font-medium text-ink">{visible(agent)}</span> handed this over{' '}
        <Instant at={askedAt} />:
      </p>
      <h2 ref={heading} tabIndex={-1} className="my-1 text-lg font-semibold">
        <OutsideWords most={600}>{shown?.goal ? shown.goal : shortTitle(title)}</OutsideWords>
      </h2>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {state !== 'open' && <Tag tone="calm">{ended ?? state}</Tag>}
        {state === 'open' && holder === null && <Tag tone="warn">Nobody has it</Tag>}
        {state === 'open' && holder !== null && (
          <Tag tone="info">
            {visible(holder)} has it{takenSince === null ? '' : ', and is in control'}
          </Tag>
        )}
        {state === 'open' && (
          <span className="text-mute">
            {holder === null ? 'walks up' : 'lapses unless they say how far it is'} <Instant at={expiresAt} as="both" />
          </span>
        )}
        {walkedUp > 0 && <span className="text-warn">walked up {walkedUp} times</span>}
      </div>
      <p className="mt-1 text-mute">
        For {roles.map(visible).join(' or ')} · <RunLink run={run}>the run</RunLink>
      </p>
    </header>
  )
}
