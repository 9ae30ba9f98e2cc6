/**
 * The other side of the sample company: what is planted in it, and the scorer. Not for agents, nor for the processes
 * that they work in.
 */
export type { CourseScore } from './truth/courses.ts'
export { type HandOverScore, isAsExpected } from './truth/hand-overs.ts'
export { type Judgement, judge, type JudgeOptions, type RunOutcome, type ScoredRun } from './truth/judge.ts'
export { settledAlone, type Verdict, type WrongDetail } from './truth/judge.ts'
export { type ClassScore, type MoneyScore, score, type Score, scoreVerdicts } from './truth/score.ts'
export type { Expected, TicketTruth } from './truth/ticket-truth.ts'
export { rate, type Rate } from './truth/wilson.ts'
export { ticketSentences } from './world/wording/write-ticket.ts'
export { createCompany, type CreateCompanyOptions } from './world/create-company.ts'
export { createLivingCompany, type CreateLivingCompanyOptions } from './world/create-living-company.ts'
export { createSupplyCompany, type CreateSupplyCompanyOptions } from './world/supply/create-supply-company.ts'
export type { Finding } from './truth/supply/finding.ts'
export type { Proposal } from './truth/supply/score-delays.ts'
export { scoreSupply, type ScoreSupplyOptions, type SupplyScore } from './truth/supply/score-supply.ts'
export { type BacklogScore, scoreBacklog, type ScoreBacklogOptions } from './truth/service/score-backlog.ts'
export { type BacklogTruth, readBacklogTruth } from './truth/service/backlog-truth.ts'
export type { BrokenRule, DeskRule } from './truth/service/desk-rules.ts'
export { createBacklogCompany, type CreateBacklogCompanyOptions } from './world/service/create-backlog-company.ts'
