// The GOV.UK Design System's components, ported from govuk-frontend and tested against its own
// fixtures. A component takes text, which it escapes, or Html made by another component.
// What is left out of each, and why, is in docs/guides/components.md.
#pragma once

#include "platform/govuk_buttons.h"
#include "platform/govuk_choices.h"
#include "platform/govuk_fields.h"
#include "platform/govuk_lists.h"
#include "platform/govuk_navigation.h"
#include "platform/govuk_notices.h"
#include "platform/govuk_text.h"
#include "platform/moj.h"
