export { count, durationText, shortly, timeText, valueText } from '../../told/values.ts'
