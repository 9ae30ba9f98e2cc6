import * as agents from '@operant/agents'
import * as sandbox from '@operant/sandbox'
import * as planter from '@operant/sandbox/planter'
import { expect, test } from 'vitest'
import type { AgentsPackage, PlanterPackage, SandboxPackage } from './packages.ts'

test('the packages are what the demo takes them for', () => {
  // The compiler compares them; this only shows that they load.
  const compared: readonly [AgentsPackage, SandboxPackage, PlanterPackage] = [agents, sandbox, planter]
  expect(compared[0].supportAgent.name).toBe('support')
})
