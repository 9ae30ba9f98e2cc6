import { OutsideWords } from '../../parts/outside-text.tsx'
import { Tag } from '../../parts/tag.tsx'
import { decisionLook, whyDecided } from '../decision-look.ts'
import type { Step } from '../queries.ts'
import { None, Part, SourceLine } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'
import { capabilityName } from '../names.ts'

/** Why a step was taken, what decided about it, and why no other way. */
export function Why({ run, step }: StepProps) {
  return (
    <>
      <Outcome step={step} />
      {step.serves.length > 0 && (
        <Part title="It serves">
          <ul className="list-disc pl-5">
            {step.serves.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          {step.fork !== undefined && <p className="mt-1 text-mute">Only if needed: {step.fork}</p>}
        </Part>
      )}
      {step.rests.length > 0 && (
        <Part title="It rests on">
          <ul>
            {step.rests.slice(0, 6).map((source) => (
              <SourceLine key={`${source.fact} ${source.about}`} run={run.id} source={source} />
            ))}
          </ul>
          {step.rests.length > 6 && <None>and {step.rests.length - 6} more under Input</None>}
        </Part>
      )}
      {step.instead.length > 0 && (
        <Part title="Not taken instead">
          <ul className="list-disc pl-5">
            {step.instead.map(({ capability, why }) => (
              <li key={capability}>
                {capabilityName(capability)}: <OutsideWords most={300}>{why}</OutsideWords>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

function Outcome({ step }: { readonly step: Step }) {
  const decision = step.decisions.at(-1)
  const failure = step.failures.at(-1)
  const row = step.gave?.rule
  if (!decision && !failure && row === undefined) return null
  return (
    <Part title="What decided">
      {row !== undefined && (
        <p>
          Row “{row}” of the table fits{step.gave?.declines && ', and declines'}.
        </p>
      )}
      {decision && (
        <>
          <p>
            <Tag tone={decisionLook(decision).tone}>{decisionLook(decision).word}</Tag>
          </p>
          <ul className="mt-1 flex flex-col gap-0.5">
            {whyDecided(decision).map(({ rule, text }) => (
              <li key={rule + text}>
                <OutsideWords most={400}>{text}</OutsideWords> <span className="text-mute">({rule})</span>
              </li>
            ))}
          </ul>
          <Ways decision={decision} />
        </>
      )}
      {failure && (
        <p className="mt-1 wrap-anywhere">
          <OutsideWords most={500}>{failure.reason}</OutsideWords>
        </p>
      )}
    </Part>
  )
}

function Ways({ decision: { explanation } }: { readonly decision: Step['decisions'][number] }) {
  if (!explanation) return null
  const { runnerUp, ways } = explanation
  return (
    <>
      {runnerUp && (
        <p className="mt-1 text-mute">
          Without it: <OutsideWords most={300}>{runnerUp.text}</OutsideWords> ({runnerUp.rule})
        </p>
      )}
      {ways.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {ways.map((way) => (
            <li key={way}>
              <OutsideWords most={300}>{way}</OutsideWords>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
