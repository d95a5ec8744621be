// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "ui/dialogs/wizardpage.h"

#include <optional>

class QComboBox;
class QSpinBox;

namespace lockstep::ui {

/// Which addresses of the words are looked for, and how many past the last used one.
class LookForPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit LookForPage(QWidget* parent = nullptr);

    AccountType type() const;
    std::optional<int> lookahead() const; ///< nullopt: as usual.

    void entered() override;

private:
    QComboBox* m_type;
    QSpinBox* m_lookahead;
};

} // namespace lockstep::ui
