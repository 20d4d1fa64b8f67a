// What several journeys do alike at a meeting of the panel.
import assert from 'node:assert/strict'
import {
  then_they_see, when_they_choose, when_they_enter, when_they_enter_the_date,
  when_they_follow, when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'

const days_in = (words) => (words === 'tomorrow' ? 1 : Number(/^in (\d+) days$/.exec(words)[1]))

// The next meeting, read off the administrator's home: its day in words, how many days away that
// is, and its address.
export async function the_next_meeting(administrator) {
  await when_they_go_to(administrator, '/')
  const heading = await administrator.getByRole('heading', { name: /^Next meeting: / }).innerText()
  const [, day, distance] = /^Next meeting: (.*), ([^,]*)$/.exec(heading)
  const link = administrator.getByRole('link', { name: /^Agenda/ })
  const address = (await link.getAttribute('href')).replace(/\/agenda$/, '')
  return { day, short_day: day.replace(/^\w+ /, ''), days: days_in(distance), address }
}

// A referral, on the page that decides it, for the meeting that it is in time for.
export async function when_they_accept_it(administrator) {
  const label = administrator.locator('label', { hasText: /^\s*Accept it for / }).first()
  await when_they_choose(administrator, 'What happens to it?', (await label.innerText()).trim())
  await when_they_press(administrator, 'Save')
}

// On some days of the week the demo's pack is still to go out.
export async function when_the_pack_is_out(administrator, meeting) {
  await when_they_go_to(administrator, `${meeting.address}/pack`)
  const button = administrator.getByRole('button', { name: 'Circulate the pack' })
  if (await button.count()) await when_they_press(administrator, 'Circulate the pack')
  await then_they_see(administrator, 'Tell the members')
}

// Everyone who has a seat, except those named, who sent apologies.
export async function when_they_record_who_is_there(page, { away = [] } = {}) {
  const attendance = page.getByRole('combobox').filter({
    has: page.locator('option', { hasText: 'Absent without apologies' })
  })
  for (const select of await attendance.all()) {
    const label = await page.locator(`label[for="${await select.getAttribute('id')}"]`).innerText()
    const is_away = away.some((name) => label.startsWith(`${name},`))
    await select.selectOption({ label: is_away ? 'Apologies' : 'Present' })
  }
}

export async function when_they_begin_the_meeting(page, meeting) {
  await when_they_go_to(page, `${meeting.address}/sitting`)
  await when_they_press(page, 'Everyone has heard and accepted this')
  await when_they_record_who_is_there(page)
  await when_they_press(page, 'Begin the meeting')
  await then_they_see(page, 'Sitting now')
}

export async function when_they_take(page, meeting, child) {
  await when_they_go_to(page, `${meeting.address}/sitting`)
  await when_they_follow(page, new RegExp(`^\\d+\\. ${child}`))
  await when_they_press(page, 'Begin this item')
}

// Questions four and five, of every agency that is asked them.
export async function when_every_agency_answers(page, answer) {
  for (const question of [/^Are all agencies working together/, /^Has it recorded the details/]) {
    for (const group of await page.getByRole('group', { name: question }).all()) {
      await group.getByLabel(answer, { exact: true }).check()
    }
  }
  await when_they_press(page, 'Save: Agencies')
}

export async function when_they_answer_the_questions(page, { concerns, support, actions }) {
  await when_they_choose(page, '1. Do the proposed actions address every concern?', concerns)
  await when_they_choose(page, '2. Do operational staff need more support', support)
  await when_they_choose(page, '3. Are further actions needed', actions)
  await when_they_press(page, 'Save: Questions and what was raised')
}

export async function when_they_add_an_action(page, { task, owner, due }) {
  await when_they_enter(page, 'What will be done', task)
  await when_they_select(page, 'Who will do it', owner)
  await when_they_enter_the_date(page, 'By when', due)
  await when_they_press(page, 'Add this action')
}

// Every item that the panel has not decided on, one after another.
export async function when_they_hold_over_the_rest(page, meeting, to) {
  await when_they_go_to(page, `${meeting.address}/sitting`)
  const items = page.getByLabel('Item', { exact: true }).locator('option')
  let held = 0
  for (; await items.count() > 1; held += 1) {
    const before = await items.count()
    await when_they_select(page, 'Item', (await items.nth(1).innerText()).trim())
    await when_they_select(page, 'To the meeting of', to)
    await when_they_press(page, 'Hold over')
    assert.ok(await items.count() < before, 'an item that was held over is still to be taken')
  }
  return held
}

// The days, in words, of the meetings still to come.
export async function the_meetings_to_come(page) {
  await when_they_go_to(page, '/meetings')
  const table = page.getByRole('table', { name: 'To come' })
  return table.getByRole('link').allInnerTexts()
}

// A whole meeting with one case discussed, with which the panel was not satisfied; the others are
// held over. Answers the meeting, and the next one's day.
export async function when_the_panel_meets({ as, go_on_in_days }, { child, task, owner, due_in }) {
  const meeting = await the_next_meeting(await as('admin'))
  await when_the_pack_is_out(await as('admin'), meeting)
  await go_on_in_days(meeting.days)
  const administrator = await as('admin')
  const [, next] = await the_meetings_to_come(administrator)
  await when_they_begin_the_meeting(administrator, meeting)
  await when_they_take(administrator, meeting, child)
  await when_they_add_an_action(administrator,
    { task, owner, due: due_in(meeting.days) })
  await when_every_agency_answers(administrator, 'Yes')
  await when_they_answer_the_questions(administrator,
    { concerns: 'No', support: 'Yes', actions: 'Yes' })
  await when_they_choose(administrator, 'Did the worker ask for support or resources?', 'Yes')
  await when_they_choose(administrator, 'If so, what is the panel’s answer?',
    'Agreed, with an action')
  await when_they_press(administrator, 'Save: Support asked for')
  await when_they_choose(administrator, 'What did the panel decide?',
    'Not satisfied with the plan')
  await when_they_press(administrator, 'Save: Decision')
  await when_they_hold_over_the_rest(administrator, meeting, next)
  const chair = await as('police_chair')
  await when_they_follow(chair, 'Meetings')
  await when_they_follow(chair, meeting.day)
  await when_they_follow(chair, 'Sitting')
  await when_they_press(chair, 'End the meeting')
  await then_they_see(chair, 'The meeting ended on')
  return { ...meeting, next }
}
