import { Instant } from '../parts/instant.tsx'
import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { ValueShown } from '../parts/value-shown.tsx'
import type { RequestInFull } from './queries.ts'
import { Remark } from './remark.tsx'

type Full = RequestInFull

/** What was said so far, by whom; what the time has brought and will; and a remark of one's own. */
export function TalkPart({ request }: { readonly request: Full }) {
  const { given, comments, history, coming, mayAnswer, state } = request
  return (
    <Section title="Who decides, and what was said">
      <p>
        {request.count > 1 && `${request.count} different people. `}
        {mayAnswer.length > 0 ? `May answer: ${mayAnswer.map(visible).join(', ')}.` : 'Nobody known may answer it.'}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {history.map(({ at, what, roles }) => (
          <li key={at + what} className="text-mute">
            {what === 'reminded' ? 'People were reminded' : `${roles.join(' or ')} was asked as well`}{' '}
            <Instant at={at} />
          </li>
        ))}
        {state === 'open' &&
          coming.map(({ at, kind, roles }) => (
            <li key={at + kind} className="text-mute">
              {kind === 'remind' ? 'People are reminded' : `${roles.join(' or ')} will be asked as well`}{' '}
              <Instant at={at} />
            </li>
          ))}
        {given.map((one) => (
          <li key={one.by} className="wrap-anywhere">
            <span className="font-medium">{visible(one.by)}</span> {one.kind}
            {one.insteadOf !== null && ` in the place of ${visible(one.insteadOf)}`} <Instant at={one.at} />
            <span className="text-xs text-mute">
              {' '}
              by {one.channel}, signature {one.signature}
            </span>
            {one.reason !== null && one.reason !== '' && <span className="block">{visible(one.reason)}</span>}
            {one.value !== null && one.value !== undefined && (
              <span className="block">
                <ValueShown of={one.value} />
              </span>
            )}
          </li>
        ))}
        {comments.map(({ by, at, text }) => (
          <li key={by + at} className="wrap-anywhere">
            <span className="font-medium">{visible(by)}</span> <Instant at={at} />
            <span className="block whitespace-pre-wrap">{visible(text)}</span>
          </li>
        ))}
      </ul>
      <Remark id={request.id} />
    </Section>
  )
}
