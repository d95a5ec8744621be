// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/wizardpage.h"

namespace lockstep::ui {

class BirthdayFields;
class PlainLabel;

/// Since when there may have been payments.
class BirthdayPage final : public WizardPage
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be; nullopt while the chain is not known up to now.
    explicit BirthdayPage(std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    Birthday birthday() const;
    void setBirthday(const Birthday& birthday); ///< What the text that was given says itself.

    void entered() override;
    bool isSound() override;

private:
    QString problem() const;

    std::optional<BlockHeight> m_tip;
    BirthdayFields* m_fields;
    PlainLabel* m_message;
};

} // namespace lockstep::ui
