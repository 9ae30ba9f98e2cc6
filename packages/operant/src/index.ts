export { Money, MoneyError, money } from './facts/money.ts'
export { OutsideText, outsideText, instant } from './facts/outside-text.ts'
export { fact, entity, owner, type Fact, type Entity, type Readers, type Refined } from './facts/fact.ts'
export { recordId, recordText, wording, writtenBy } from './facts/marks.ts'
export type { Principal, Provenance, Trust } from './facts/provenance.ts'
export { all, fresh, maybe, refuted, sure, type Need } from './facts/need.ts'
export { DefinitionError } from './facts/definition-error.ts'
export { systemClock, type Clock, type Duration } from './facts/time.ts'
export {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  defaultCalendar,
  isBusinessDay,
  type BusinessCalendar,
} from './calendar/business-calendar.ts'
export type { Day, TimeOfDay, Weekday } from './calendar/day.ts'
export { dueAt, type BusinessDays, type Due } from './calendar/due.ts'
export { dayIn, instantAt } from './calendar/zone.ts'
export { hashOf, type Json } from './facts/json.ts'
export { connector, type Connector, type SystemLimits } from './agent/connector.ts'
export { argument } from './agent/argument.ts'
export { query } from './agent/query.ts'
export { recordIn, type SystemRecord } from './agent/stored-record.ts'
export { calculation } from './agent/calculation.ts'
export { decision } from './agent/decision.ts'
export { judgement } from './agent/judgement.ts'
export { classify } from './agent/judgements/classify.ts'
export { compose } from './agent/judgements/compose.ts'
export { extract } from './agent/judgements/extract.ts'
export { find, type Finder } from './agent/judgements/find.ts'
export type { FileRead } from './agent/judgements/forms.ts'
export { rank } from './agent/judgements/rank.ts'
export { documentContent, readDocument } from './agent/judgements/read-document.ts'
export { summarise } from './agent/judgements/summarise.ts'
export { question } from './agent/question.ts'
export type { OutsideParty } from './agent/outside-party.ts'
export { condition, type Condition } from './agent/condition.ts'
export { agreesWith, between, notOlder, type Expectation } from './agent/expectations.ts'
export { action } from './agent/action.ts'
export { answered, type Answered } from './agent/answered.ts'
export { unprovenAction } from './agent/unproven-action.ts'
export { among, asked, either, filledFrom, sameAs, statedIn, type Relation } from './agent/relations.ts'
export type { Entitlement } from './agent/bearing-spec.ts'
export { readWith, type Reads } from './agent/read-with.ts'
export { event, runEnds, waited, type Happening } from './agent/happening.ts'
export { wait } from './agent/wait.ts'
export { childResults, delegation } from './agent/delegation.ts'
export { change, changeSet, resultOf, type Change } from './agent/change-set.ts'
export {
  forecast,
  type Forecast,
  type ForecastMoment,
  type ForecastOption,
  type Foretold,
  type Progress,
} from './agent/forecast.ts'
export { filesOf, type FileBytes, type FilesSpec, type KeptFile } from './agent/files.ts'
export { goal, type Goal } from './agent/goal.ts'
export { defineAgent, without, type Agent, type PolicySource } from './agent/define-agent.ts'
export type { Capability, GivesOf, Inputs, NeedsOf, Order, Takes } from './agent/capability.ts'
export type { ReasonerKind, ReasoningOptions } from './agent/reasoning-options.ts'
export { say, type Say } from './agent/say.ts'
export { above, absent, atLeast, atMost, below, not, oneOf, present } from './agent/matchers.ts'
export {
  defineProject,
  type ClientSettings,
  type ProjectClients,
  type ProjectDefinition,
} from './project/define-project.ts'
export type {
  ModelDefinition,
  ModelLimits,
  ModelParameters,
  ModelUses,
  PriceDefinition,
  RateLimits,
  SpendLimit,
} from './reasoning/providers/configuration.ts'
export { schedule, type Overlap, type Schedule } from './schedules/schedule.ts'
export { trigger, type KeptEvent, type Trigger } from './schedules/trigger.ts'
export { openProject, type GoalRequest, type OpenProjectOptions, type Project } from './project/open-project.ts'
export { ProjectError } from './project/project-error.ts'
export { trainClassifier, type TextClassifier } from './reasoning/text/classifier.ts'
