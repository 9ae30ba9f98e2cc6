import { Link } from '@tanstack/react-router'
import { PageHead } from '../parts/page-head.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <>
      <PageHead
        title="There is nothing here"
        about="The address may be mistyped, or be of another version of the console."
      />
      <Link to="/" className="text-accent underline">
        Go to the first page
      </Link>
    </>
  )
}
