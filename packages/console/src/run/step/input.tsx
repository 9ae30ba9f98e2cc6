import { Table } from '../../parts/table.tsx'
import { nameText } from '../../parts/values.ts'
import { labelText, None, Part, SourceLine, StepLink, Value } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'

/** What a step was made of: the arguments of its write, and every fact that it rested on, each with where it came from. */
export function Input({ run, step }: StepProps) {
  const effect = step.effects.at(-1)
  if (!effect && step.rests.length === 0) return <None>It rested on nothing but the goal.</None>
  return (
    <>
      {effect && effect.arguments.length > 0 && (
        <Part title="Arguments">
          <Table
            caption="Arguments"
            rows={effect.arguments}
            keyOf={({ name }) => name}
            columns={[
              { id: 'name', title: 'Argument', cell: ({ name }) => nameText(name) },
              {
                id: 'value',
                title: 'Value',
                cell: ({ value, source }) => <Value value={value} {...(source ? { label: source.label } : {})} />,
              },
              {
                id: 'from',
                title: 'From',
                cell: ({ fact, path, source, chosen }) => (
                  <>
                    {chosen === undefined ? [fact, path].filter(Boolean).join('.') : `chosen by the model: ${chosen}`}
                    {source && (
                      <span className="block text-xs text-mute">
                        {labelText(source.label)}
                        {source.step !== undefined && (
                          <>
                            {', '}
                            <StepLink run={run.id} step={source.step} />
                          </>
                        )}
                      </span>
                    )}
                  </>
                ),
              },
            ]}
          />
        </Part>
      )}
      {step.rests.length > 0 && (
        <Part title="Rests on">
          <ul>
            {step.rests.map((source) => (
              <SourceLine key={`${source.fact} ${source.about}`} run={run.id} source={source} />
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}
