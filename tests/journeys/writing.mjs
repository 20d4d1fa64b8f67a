// How a social worker writes a referral, part by part. What is not known is said to be not known.
import {
  the_date_in, then_the_page_is, when_they_choose, when_they_enter, when_they_enter_the_date,
  when_they_follow, when_they_go_to, when_they_press, when_they_say, when_they_select
} from './steps.mjs'

// Each part is left for the list of parts.
async function part(page, title, fill) {
  await when_they_follow(page, title)
  await fill()
  await when_they_press(page, 'Save and come back later')
}

export async function when_they_write_the_child(page, { family, given }) {
  await part(page, 'The child', async () => {
    await when_they_enter(page, 'Family name', family)
    await when_they_enter(page, 'Given names', given)
    await when_they_enter_the_date(page, 'Date of birth', '28 2 2011')
    await when_they_choose(page, 'Sex', 'Female')
    await when_they_select(page, 'Ethnicity', 'Not asked or not obtained yet')
    for (const question of ['First language', 'Nationality', 'Case number',
      'Unique pupil number', 'Home address', 'Postcode', 'Other children in the household',
      'Parents and carers', 'School or college', 'GP and practice']) {
      await when_they_say(page, question, 'Not known')
    }
    await when_they_choose(page, 'Has this panel discussed the child before?', 'Not known')
  })
  await part(page, 'Care and placement', async () => {
    await when_they_select(page, 'Responsible local authority', 'Redbridge')
    await when_they_choose(page, 'Is the child looked after?', 'Not looked after')
    await when_they_select(page, 'Legal status or plan', 'Not known')
    await when_they_choose(page, 'Is the young person a care leaver?', 'Not known')
  })
}

export async function when_they_write_what_was_agreed(page, { action }) {
  await part(page, 'The meeting already held', async () => {
    await when_they_enter(page, 'Who chaired it', 'Grace Adeyemi')
    await when_they_choose(page, 'Agencies that were there', 'Health')
    await when_they_enter(page, 'What the meeting decided', 'A plan for each evening.')
  })
  await when_they_write_an_action(page, action)
}

async function when_they_write_an_action(page, action) {
  await when_they_follow(page, 'Actions already agreed')
  if (await page.getByLabel('Yes, add one').count()) {
    await page.getByLabel('Yes, add one').check()
    await when_they_press(page, 'Save and continue')
  } else {
    await when_they_press(page, 'Add the first action')
  }
  await when_they_enter(page, 'What will be done', action)
  await when_they_select(page, 'By which agency', 'Health')
  await when_they_say(page, 'By whom', 'Not known')
  await when_they_enter_the_date(page, 'By when', the_date_in(20))
  await when_they_press(page, 'Save and come back later')
}

export async function when_they_write_the_concerns(page) {
  await part(page, 'Concerns', async () => {
    await when_they_enter(page, 'What is happening to the child?', 'A man waits after school.')
    await when_they_choose(page, 'Warning signs that agencies have seen', 'Not known')
    await when_they_choose(page, 'Has harm already happened?', 'Not known')
    await when_they_say(page, 'What does the child say?', 'Asked, but not given')
    await when_they_enter(page, 'Who asked the child, and when', 'Her social worker, on Monday')
  })
  await part(page, 'Risk', async () => {
    await when_they_choose(page, 'Category', 'Category 2: medium risk')
    await when_they_enter(page, 'Reason for the category', 'He has been seen three times.')
  })
  await part(page, 'Kind of exploitation', async () => {
    await when_they_choose(page, 'Main type', 'Not known')
    await when_they_choose(page, 'Other types', 'Not known')
    await when_they_choose(page, 'Is a group or a gang behind it?', 'Not known')
  })
}

export async function when_they_write_what_they_ask(page) {
  await part(page, 'What you ask of the panel', async () => {
    await when_they_choose(page, 'What do you ask of the panel?', 'Advice')
    await when_they_enter(page, 'What exactly, and of which agency?', 'Health: who can see her?')
    await when_they_say(page, 'Anything else you want to raise', 'Does not apply')
  })
  await part(page, 'The family and the child’s views', async () => {
    await when_they_say(page, 'What do the parents or carers say?', 'Not known')
    await when_they_choose(page, 'Do the child and family know of this referral?', 'Yes')
    await when_they_say(page, 'Who else knows of this referral', 'Not known')
    await when_they_say(page,
      'Could anything in this referral put someone in danger if it were known?', 'Not known')
  })
}

export async function when_they_start_a_referral(page, who_holds_it) {
  await when_they_go_to(page, '/')
  await when_they_press(page, 'Start a referral')
  await when_they_choose(page, 'Who holds the case?', who_holds_it)
  await when_they_press(page, 'Continue')
}

// Enough to send it, whatever the route: the rest is left for later.
export async function when_they_write_only_what_is_needed(page,
  { family, given, authority, host, born = '28 2 2011', for_data = false }) {
  await part(page, 'The child', async () => {
    await when_they_enter(page, 'Family name', family)
    await when_they_enter(page, 'Given names', given)
    await when_they_enter_the_date(page, 'Date of birth', born)
    await when_they_choose(page, 'Sex', 'Female')
    await when_they_select(page, 'Ethnicity', 'Not asked or not obtained yet')
    if (!for_data) await when_they_say(page, 'Home address', 'Not known')
  })
  await part(page, 'Care and placement', async () => {
    await when_they_select(page, 'Responsible local authority', authority)
    if (host) await when_they_select(page, 'Local authority where the child lives now', host)
  })
  await part(page, 'The meeting already held', async () => {
    await when_they_enter(page, 'What the meeting decided', 'A plan for each evening.')
    if (for_data) return
    await when_they_enter(page, 'Who chaired it', 'Grace Adeyemi')
    await when_they_choose(page, 'Agencies that were there', 'Health')
  })
  await part(page, 'Concerns', async () => {
    await when_they_choose(page, 'Has harm already happened?', 'Not known')
    if (!for_data)
      await when_they_enter(page, 'What is happening to the child?', 'A man waits after school.')
  })
  await part(page, 'Risk', async () => {
    await when_they_choose(page, 'Category', 'Category 2: medium risk')
    await when_they_enter(page, 'Reason for the category', 'He has been seen three times.')
  })
  await part(page, 'Kind of exploitation', async () => {
    await when_they_choose(page, 'Main type', 'Not known')
    await when_they_choose(page, 'Is a group or a gang behind it?', 'Not known')
  })
  if (for_data) return
  await when_they_write_an_action(page, `Meet ${given} at the gate each day`)
  await part(page, 'What you ask of the panel', () =>
    when_they_choose(page, 'What do you ask of the panel?', 'Advice'))
  await part(page, 'The family and the child’s views', () =>
    when_they_choose(page, 'Do the child and family know of this referral?', 'Yes'))
}

export async function when_they_send_it(page) {
  await when_they_press(page, 'Check your answers and send')
  await page.getByRole('checkbox').check()
  await when_they_press(page, 'Send the referral')
  await then_the_page_is(page, 'Referral sent')
}
