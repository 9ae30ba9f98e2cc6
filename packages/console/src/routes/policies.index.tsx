import { createFileRoute } from '@tanstack/react-router'
import { PoliciesPage } from '../policies/policies-page.tsx'

export const Route = createFileRoute('/policies/')({ component: PoliciesPage })
