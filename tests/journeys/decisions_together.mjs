import assert from 'node:assert/strict'
import {
  the_date_in, then_they_see, when_they_choose, when_they_enter, when_they_follow,
  when_they_go_to, when_they_press
} from './steps.mjs'
import {
  the_next_meeting, when_the_pack_is_out, when_they_add_an_action, when_they_begin_the_meeting,
  when_they_take
} from './sitting.mjs'

export const title = 'the administrator and a chair work on one sitting and see what each saves'

const at_once = 2_000
const voice = 'What the child says and wants'
const notes = 'What was said about these questions'
const reasons = 'Reasons'
const updated = 'Updated: what another person saved is shown'
const noticed = 'Someone else saved this part while you were typing.'

// Without script they see it once they have loaded the page again.
async function then_they_soon_see(page, what, script) {
  if (script) return what.waitFor({ timeout: at_once })
  await page.reload()
  return what.waitFor({ timeout: at_once })
}

const saved_words = (page, label, words) =>
  page.getByLabel(label, { exact: true }).and(page.getByText(words))

const words_in = (page, label) => page.getByLabel(label, { exact: true }).inputValue()

const place_of = (page, label) => page.getByLabel(label, { exact: true }).evaluate(
  (field) => Math.round(field.getBoundingClientRect().top))

async function sees_what_the_chair_saves(administrator, chair, meeting, script) {
  if (script) await when_they_enter(administrator, reasons, 'Half a sentence, not saved')
  const before = await place_of(administrator, reasons)
  await when_they_enter(chair, voice, 'She wants to stay at her school.')
  await when_they_press(chair, 'Save: What the child says')
  await then_they_soon_see(administrator, saved_words(administrator, voice, 'She wants to stay'),
    script)
  const task = 'Ask the school for a place that stays hers'
  await when_they_add_an_action(chair,
    { task, owner: 'Adaeze Eze, Health', due: the_date_in(meeting.days + 14) })
  await then_they_soon_see(administrator, administrator.getByText(task).first(), script)
  if (!script) return

  await administrator.getByText(updated).waitFor({ timeout: at_once, state: 'attached' })
  assert.equal(await words_in(administrator, reasons), 'Half a sentence, not saved')
  const focused = await administrator.evaluate(() => globalThis.document.activeElement.name)
  assert.equal(focused, 'decision_reason', 'the field that they typed in lost the focus')
  const moved = await place_of(administrator, reasons) - before
  assert.ok(Math.abs(moved) <= 1, `what they typed in moved by ${moved}`)
}

// Both type in one part: what each typed stands, and who saves last is shown both.
async function keeps_what_was_typed_in_the_same_part(administrator, chair) {
  await when_they_enter(administrator, notes, 'The administrator’s note')
  await when_they_enter(chair, notes, 'The chair’s note')
  await when_they_press(chair, 'Save: Questions and what was raised')
  await administrator.getByText(noticed).first().waitFor({ timeout: at_once })
  assert.equal(await words_in(administrator, notes), 'The administrator’s note')
  const link = administrator.getByRole('link', { name: 'See what they saved (opens in new tab)' })
  const address = await link.first().getAttribute('href')
  assert.match(address, /\/discussion#part-questions$/)

  await when_they_press(administrator, 'Save: Questions and what was raised')
  await then_they_see(administrator, 'What is stored now')
  await then_they_see(administrator, 'The chair’s note')
  assert.equal(await words_in(administrator, notes), 'The administrator’s note')
  await when_they_press(administrator, 'Save: Questions and what was raised')
}

async function is_told_of_a_case_in_hand(chair, administrator, meeting, child, script) {
  await when_they_go_to(chair, `${meeting.address}/sitting`)
  await when_they_take(administrator, meeting, child)
  const item = chair.getByRole('listitem').filter({ hasText: child })
  await then_they_soon_see(chair, item.getByText('In hand'), script)
}

export default async function ({ as, go_on_in_days, script }) {
  const early = await as('admin')
  const meeting = await the_next_meeting(early)
  await when_the_pack_is_out(early, meeting)
  await go_on_in_days(meeting.days)

  const administrator = await as('admin')
  const chair = await as('care_chair')
  await when_they_begin_the_meeting(administrator, meeting)
  await is_told_of_a_case_in_hand(chair, administrator, meeting, 'Sumaiya Hersi', script)

  await when_they_follow(chair, /^\d+\. Sumaiya Hersi/)
  await sees_what_the_chair_saves(administrator, chair, meeting, script)
  if (script) await keeps_what_was_typed_in_the_same_part(administrator, chair)

  // And the other way round.
  await when_they_choose(administrator, '3. Are further actions needed', 'No')
  await when_they_press(administrator, 'Save: Questions and what was raised')
  const answer = chair.getByRole('group', { name: '3. Are further actions needed' })
    .getByLabel('No', { exact: true }).and(chair.locator(':checked'))
  await then_they_soon_see(chair, answer, script)
}
