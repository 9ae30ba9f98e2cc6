import { stopTestServer } from './test-database.ts'

/** For Vitest's `globalSetup`: the database server of the tests does not outlive them. */
export default function setup(): () => Promise<void> {
  return stopTestServer
}
