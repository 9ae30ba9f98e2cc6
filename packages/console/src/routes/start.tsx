import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { StartPage } from '../goals/start-page.tsx'

export const Route = createFileRoute('/start')({
  validateSearch: z.object({ words: z.optional(z.coerce.string()) }),
  component: Start,
})

function Start() {
  return <StartPage words={Route.useSearch().words} />
}
