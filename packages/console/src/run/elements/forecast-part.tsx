import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Instant } from '../../parts/instant.tsx'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { Tag } from '../../parts/tag.tsx'
import type { RunTold } from '../queries.ts'

type Forecast = RunTold['forecasts'][number]

/** What the run was foretold to come to, and what could be asked for instead where it cannot be met. */
export function ForecastPart({ forecasts }: { readonly forecasts: readonly Forecast[] }) {
  const last = forecasts.at(-1)
  if (!last) return null
  const options = 'options' in last.forecast && !last.forecast.reachable ? last.forecast.options : []
  return (
    <section aria-label="Forecast" className="mt-3">
      <h2 className="font-semibold">Foretold</h2>
      <p className="mt-1 wrap-anywhere">
        <Said forecast={last} />
      </p>
      {options.length > 0 && (
        <>
          <p className="mt-1.5 text-mute">What could be asked for instead:</p>
          <ul className="mt-1 list-disc pl-5">
            {options.map(({ ask, because }) => (
              <li key={ask} className="wrap-anywhere">
                <Link to="/start" search={{ words: ask }} className="text-accent underline">
                  <OutsideWords most={300}>{ask}</OutsideWords>
                </Link>
                {because !== '' && (
                  <span className="text-mute">
                    : <OutsideWords most={300}>{because}</OutsideWords>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {forecasts.length > 1 && (
        <details className="mt-1.5">
          <summary className="text-mute">Forecasts before, {forecasts.length - 1}</summary>
          <ol className="mt-1 flex flex-col gap-1">
            {forecasts
              .slice(0, -1)
              .toReversed()
              .map((one) => (
                <li key={one.at} className="wrap-anywhere">
                  <Said forecast={one} />
                </li>
              ))}
          </ol>
        </details>
      )}
    </section>
  )
}

function Said({ forecast: { at, forecast } }: { readonly forecast: Forecast }): ReactNode {
  if ('cannot' in forecast)
    return (
      <>
        <Tag tone="warn">Could not be told</Tag> <OutsideWords most={400}>{forecast.cannot}</OutsideWords>{' '}
        <span className="text-mute">
          (<Instant at={at} />)
        </span>
      </>
    )
  const { reachable, expected, bound, because } = forecast
  return (
    <>
      <Tag tone={reachable ? 'ok' : 'bad'}>{reachable ? 'Can be met' : 'Cannot be met'}</Tag>: {expected} expected at
      the end,
      {bound} wanted. <OutsideWords most={400}>{because}</OutsideWords>{' '}
      <span className="text-mute">
        (<Instant at={at} />)
      </span>
    </>
  )
}
