import { useQuery } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Section } from '../parts/section.tsx'
import { procedureQuery } from './queries.ts'

const indents = ['', 'pl-5', 'pl-10', 'pl-15', 'pl-20'] as const

/** How an agent works, as a person would follow it. */
export function ProcedureView({ agent }: { readonly agent: string }) {
  const { data, error, refetch } = useQuery(procedureQuery(agent))
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading what="the procedure" />
  return (
    <div className="max-w-prose">
      {data.sections.map(({ title, lines }) => (
        <Section key={title} title={title}>
          <ul>
            {lines.map(({ level, text }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines may say the same twice; they never move
              <li key={`${index} ${text}`} className={`py-0.5 ${indents[Math.min(level, indents.length - 1)]}`}>
                {text}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}
