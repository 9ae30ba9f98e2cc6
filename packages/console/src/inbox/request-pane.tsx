import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { visible } from '../parts/outside.ts'
import { RunLink } from '../parts/run-link.tsx'
import { Tag } from '../parts/tag.tsx'
import { AnswerForm } from './answer-form.tsx'
import { CallPart, RulesPart, SincePart } from './call-part.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { ElementsPart } from './elements-part.tsx'
import { EvidencePart, PrecedentsPart } from './evidence-part.tsx'
import { KnownPart } from './known-part.tsx'
import { Outcome } from './outcome.tsx'
import { requestQuery, type Request, type RequestInFull, type Tab } from './queries.ts'
import { ReviewForm } from './review-form.tsx'
import { SetPart } from './set-part.tsx'
import { TalkPart } from './talk-part.tsx'
import { TextsPart } from './texts-part.tsx'
import { useEndSeen } from './use-end-seen.ts'
import { useWhole, WholeContext } from './whole.ts'

interface RequestPaneProps {
  readonly id: string
  readonly tab: Tab
  /** What comes next in the list. */
  readonly next: Request | undefined
  /** Somebody chose it, and it was not shown by itself. */
  readonly chosen: boolean
  /** The list has it no more: it is looked at anew. */
  readonly gone: boolean
}

/** One request whole: what would be done, why people are asked, what it rests on; and deciding it. */
export function RequestPane({ id, tab, next, chosen, gone }: RequestPaneProps) {
  const { data, error, isPending, refetch } = useQuery(requestQuery(id))
  useEffect(() => {
    if (gone) void refetch()
  }, [gone, refetch])
  return (
    <article aria-label="Request">
      <Link to="/inbox" search={{ tab }} className="mb-2 inline-flex items-center gap-1 py-1 text-accent lg:hidden">
        <ArrowLeft size={15} aria-hidden /> Inbox
      </Link>
      {isPending && <Loading what="the request" />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.kind === 'take over' && <HandedOver id={id} />}
      {data && data.kind !== 'take over' && (
        <Whole request={data} next={next} tab={tab} stale={error !== null} chosen={chosen} />
      )}
    </article>
  )
}

interface WholeProps {
  readonly request: RequestInFull
  readonly next: Request | undefined
  readonly tab: Tab
  /** It could not be asked anew: it may be otherwise by now. */
  readonly stale: boolean
  readonly chosen: boolean
}

function HandedOver({ id }: { readonly id: string }) {
  return (
    <p>
      This was handed over:{' '}
      <Link to="/escalations" search={{ item: id }} className="text-accent underline">
        see it among the escalations
      </Link>
      .
    </p>
  )
}

function Whole({ request, next, tab, stale, chosen }: WholeProps) {
  const { call, set, kind, state } = request
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const { missing, report } = useWhole()
  const [end, isSeen, showEnd] = useEndSeen()
  const leave = (key: string, out: boolean) =>
    setLeftOut((before) => new Set(out ? [...before, key] : [...before].filter((one) => one !== key)))
  const open = state === 'open'
  const [wasOpen] = useState(open)
  return (
    <WholeContext value={report}>
      <Head request={request} chosen={chosen} />
      <Outcome request={request} next={next} tab={tab} arrived={wasOpen} />
      {request.since && <SincePart since={request.since} />}
      {call && <CallPart call={call} request={request.id} texts={request.texts} />}
      {call && kind === 'approve' && <RulesPart call={call} />}
      {set && <SetPart set={set} />}
      {request.known.length > 0 && <KnownPart known={request.known} />}
      <div ref={end} />
      {kind === 'answer' && <TextsPart texts={request.texts} request={request.id} />}
      {open && kind === 'answer' && <AnswerForm request={request} />}
      {kind === 'review' && <ReviewForm request={request} />}
      {set && (
        <ElementsPart request={request.id} leftOut={leftOut} onLeaveOut={open && request.youMay ? leave : undefined} />
      )}
      {kind !== 'answer' && <TextsPart texts={request.texts} request={request.id} />}
      <EvidencePart evidence={request.evidence} run={request.run} />
      {request.precedents && <PrecedentsPart precedents={request.precedents} />}
      <TalkPart request={request} />
      {open && (
        <DecisionBar
          request={request}
          leftOut={leftOut}
          stale={stale}
          missing={missing}
          seenToEnd={isSeen}
          onShowEnd={showEnd}
        />
      )}
    </WholeContext>
  )
}

const asks: Readonly<Record<Request['kind'], string>> = {
  approve: 'asks whether it may do this',
  answer: 'asks',
  review: 'wanted to do this; say what should become of it',
  'take over': 'handed this over',
}

function Head({ request, chosen }: { readonly request: RequestInFull; readonly chosen: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (chosen) heading.current?.focus({ preventScroll: true })
  }, [chosen])
  const { kind, agent, title, goal, askedAt, expiresAt, call, set, run, requester, state } = request
  const risk = call?.risk ?? set?.risk ?? ''
  return (
    <header>
      <p className="text-mute">
        The agent <span className="font-medium text-ink">{visible(agent)}</span> {asks[kind]}:
      </p>
      <h2 ref={heading} tabIndex={-1} className="my-1 text-lg font-semibold">
        <OutsideWords most={1_000}>{title}</OutsideWords>
      </h2>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {risk === 'irreversible' && <Tag tone="bad">Cannot be undone</Tag>}
        {risk === 'reversible' && <Tag tone="calm">{visible(call?.undo ?? set?.undo ?? '')}</Tag>}
        {(call?.label === 'outside' || call?.label === 'influenced') && (
          <Tag tone="warn">Outsiders had a say in it</Tag>
        )}
        {state === 'open' && (
          <span className="text-mute">
            asked <Instant at={askedAt} />, open until <Instant at={expiresAt} as="both" />
          </span>
        )}
      </div>
      {goal !== '' && (
        <p className="mt-1 text-mute">
          For “<OutsideWords most={300}>{goal}</OutsideWords>”
          {kind === 'approve' && `, started by ${visible(requester)}`}
          {kind !== 'review' && (
            <>
              : <RunLink run={run}>the run</RunLink>
            </>
          )}
        </p>
      )}
    </header>
  )
}
