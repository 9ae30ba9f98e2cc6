import { createFileRoute, redirect } from '@tanstack/react-router'

/** A request by its id alone. */
export const Route = createFileRoute('/inbox_/$request')({
  beforeLoad: ({ params: { request } }) => {
    throw redirect({ to: '/inbox', search: { request } })
  },
})
