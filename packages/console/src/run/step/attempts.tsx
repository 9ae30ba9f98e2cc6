import { Instant } from '../../parts/instant.tsx'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { valueText } from '../../parts/values.ts'
import { None, Part } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'

/** How often it was tried, what went wrong, who was asked, and what it waited for. */
export function Attempts({ step }: StepProps) {
  const { effects, failures, requests, waits, models = [] } = step
  if (effects.length + failures.length + requests.length + models.length === 0 && !waits)
    return <None>It was done at the first try, and nobody was asked.</None>
  return (
    <>
      {effects.length > 0 && (
        <Part title="Tries">
          <ol className="flex flex-col gap-1">
            {effects.map(({ effect, attempt, result, reason, undoes }) => (
              <li key={effect}>
                {undoes === undefined ? `Try ${attempt}` : 'Taking it back'}: {result}
                {reason !== '' && (
                  <>
                    , <OutsideWords most={300}>{reason}</OutsideWords>
                  </>
                )}
              </li>
            ))}
          </ol>
        </Part>
      )}
      {failures.length > 0 && (
        <Part title="What went wrong">
          <ol className="flex flex-col gap-1">
            {failures.map(({ kind, reason, retryAt }) => (
              <li key={`${kind} ${reason} ${retryAt ?? ''}`}>
                <span className="font-medium">{kind}</span>: <OutsideWords most={400}>{reason}</OutsideWords>
                {retryAt !== undefined && (
                  <span className="text-mute">
                    {' '}
                    tried again <Instant at={retryAt} as="both" />
                  </span>
                )}
              </li>
            ))}
          </ol>
        </Part>
      )}
      {requests.length > 0 && (
        <Part title="People were asked">
          <ol className="flex flex-col gap-1">
            {requests.map(({ request, title, answer, expiresAt }) => (
              <li key={request}>
                <OutsideWords most={300}>{title}</OutsideWords>
                <span className="block text-mute">
                  {answer === undefined ? (
                    <>
                      open until <Instant at={expiresAt} as="both" />
                    </>
                  ) : (
                    <OutsideWords most={300}>{valueText(answer)}</OutsideWords>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {waits && (
        <Part title="It waits">
          <p>
            {waits.for.length > 0 && `for ${waits.for.join(' or ')}, `}until <Instant at={waits.until} as="both" /> (
            {waits.calendar}, {waits.zone}){waits.ended !== undefined && `; it ended: ${waits.ended}`}
          </p>
        </Part>
      )}
      {models.length > 0 && (
        <Part title="Answers of language models">
          <ol className="flex flex-col gap-1">
            {models.map((model) => (
              <li key={JSON.stringify(model)} className="wrap-anywhere">
                <OutsideWords most={400}>{valueText(model)}</OutsideWords>
              </li>
            ))}
          </ol>
        </Part>
      )}
    </>
  )
}
