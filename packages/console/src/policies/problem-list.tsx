import { CircleX, TriangleAlert } from 'lucide-react'
import { Tag } from '../parts/tag.tsx'
import type { Content } from './queries.ts'

type Problem = Content['problems'][number]

/** What keeps policies from being used, and what is worth a look. */
export function ProblemList({ problems, warnings }: Pick<Content, 'problems' | 'warnings'>) {
  if (problems.length + warnings.length === 0) return null
  return (
    <section aria-label="Problems" className="my-3 rounded-md border border-line bg-panel px-3 py-2">
      {problems.length > 0 && <Said problems={problems} title="It cannot be used as it is" bad />}
      {warnings.length > 0 && <Said problems={warnings} title="Worth a look" />}
    </section>
  )
}

function Said({ problems, title, bad = false }: { problems: readonly Problem[]; title: string; bad?: boolean }) {
  return (
    <div className="my-1">
      <Tag tone={bad ? 'bad' : 'warn'} icon={bad ? CircleX : TriangleAlert}>
        {title}
      </Tag>
      <ul className="mt-1 flex flex-col gap-1.5">
        {problems.map((one) => (
          <li
            key={`${one.file} ${one.line} ${one.column} ${one.message}`}
            className="wrap-anywhere whitespace-pre-line"
          >
            {one.file !== null && (
              <span className="text-mute">
                {one.file}
                {one.line === null ? '' : `, line ${one.line}`}:{' '}
              </span>
            )}
            {one.message}
            {one.mend !== '' && <span className="text-mute"> {one.mend}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
