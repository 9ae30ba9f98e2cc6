import { useNavigate } from '@tanstack/react-router'
import { PageHead } from '../parts/page-head.tsx'
import { GoalBox } from './goal-box.tsx'

/** Where a goal is started in words. */
export function StartPage({ words }: { readonly words: string | undefined }) {
  const navigate = useNavigate()
  return (
    <div className="max-w-3xl">
      <PageHead title="Start a goal" about="Say it in words, with limits and a deadline if you like." />
      <GoalBox
        key={words}
        {...(words === undefined ? {} : { words })}
        onStarted={(run) => void navigate({ to: '/runs/$run', params: { run } })}
      />
    </div>
  )
}
