import { join } from 'node:path'

/** Where the routes of the console are, and the tree that is generated of them. */
export const routeFiles = {
  target: 'react',
  routesDirectory: join(import.meta.dirname, 'src/routes'),
  generatedRouteTree: join(import.meta.dirname, 'src/routeTree.gen.ts'),
} as const
