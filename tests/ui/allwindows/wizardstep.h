// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/wizard/wizarddialog.h"

namespace lockstep::test {

/// A wizard of one step: the frame around a page as it is.
class Step final : public ui::WizardDialog
{
public:
    explicit Step(ui::WizardPage* page, bool isLast = false) : WizardDialog(QStringLiteral("Daily"), nullptr)
    {
        isLast ? showLast(page) : addPage(page);
        if (!isLast) begin();
    }
};

} // namespace lockstep::test
