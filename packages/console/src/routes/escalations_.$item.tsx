import { createFileRoute, redirect } from '@tanstack/react-router'

/** Something that was handed over, by its id alone. */
export const Route = createFileRoute('/escalations_/$item')({
  beforeLoad: ({ params: { item } }) => {
    throw redirect({ to: '/escalations', search: { item } })
  },
})
