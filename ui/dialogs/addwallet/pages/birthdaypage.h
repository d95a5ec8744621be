// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/api/scanestimate.h"
#include "core/util/result.h"
#include "ui/dialogs/wizard/wizardpage.h"

namespace lockstep::ui {

class BirthdayFields;
class PlainLabel;

/// Since when there may have been payments; below it, what it takes to look at the blocks since then.
class BirthdayPage final : public WizardPage
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be; nullopt while the chain is not known up to now.
    explicit BirthdayPage(std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    Birthday birthday() const;
    void setBirthday(const Birthday& birthday); ///< What the text that was given says itself.

    void showCounting(); ///< Until the cost of this choice comes.
    void setCost(const Result<ScanEstimate>& estimate);

    void entered() override;
    bool isSound() override;

signals:
    void changed(); ///< Another choice.

private:
    QString problem() const;

    std::optional<BlockHeight> m_tip;
    BirthdayFields* m_fields;
    PlainLabel* m_message;
    PlainLabel* m_cost;
};

} // namespace lockstep::ui
